"""Names of kinds: facilities by POI code (GIF, POIコード), events by イベント種類."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

STANDARDS = Path(__file__).parent / "standards"


@cache
def _rows(name: str, key: str) -> dict[str, dict[str, str]]:
    with (STANDARDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row[key]: row for row in csv.DictReader(file)}


def poi_name(code: str) -> str:
    """What a POI code stands for, in the active language where it has a name; else the code."""
    return _named(_rows("poi_codes", "code").get(code), code)


def is_poi_code(code: str) -> bool:
    """Whether the list of POI codes has it."""
    return code in _rows("poi_codes", "code")


def poi_choices() -> list[tuple[str, str]]:
    """Every POI code with its name, for a form."""
    return [(code, f"{code} {poi_name(code)}") for code in _rows("poi_codes", "code")]


def event_kinds() -> list[str]:
    """The known kinds of event as the standard layout writes them, for a form."""
    return list(_rows("event_kinds", "name"))


def event_kind_name(kind: str) -> str:
    """A kind of event in the active language where the kind is a known one; else as written."""
    return _named(_rows("event_kinds", "name").get(kind), kind)


def _named(row: dict[str, str] | None, otherwise: str) -> str:
    if row is None:
        return otherwise
    first = get_language() == settings.LANGUAGE_CODE
    return row["name"] if first else row["name_en"] or row["name"]
