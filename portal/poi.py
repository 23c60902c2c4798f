"""Kinds of facility by POI code (政府相互運用性フレームワーク GIF, POIコード)."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

SOURCE = Path(__file__).parent / "standards" / "poi_codes.csv"


@cache
def _names() -> dict[str, tuple[str, str]]:
    with SOURCE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: (row["name"], row["name_en"]) for row in csv.DictReader(file)}


def poi_name(code: str) -> str:
    """What a POI code stands for, in the active language where it has a name; else the code."""
    name, english = _names().get(code, (code, ""))
    return name if get_language() == settings.LANGUAGE_CODE else english or name


def poi_choices() -> list[tuple[str, str]]:
    """Every code with its name, for a form."""
    return [(code, f"{code} {poi_name(code)}") for code in _names()]
