"""The next free code of a kind of record: the last one in use, counted on."""

from __future__ import annotations

import re
from typing import Final

from django.db.models.functions import Length

from portal.models import Change, Record

COUNTED: Final = re.compile(r"(?P<letters>.*?)(?P<number>[0-9]+)")
LOOKED_AT: Final = 200
"""Codes that are looked at: the longest and highest ones, where the next number follows."""


def suggest_code(model: type[Record]) -> str:
    """The code after the highest one, with as many digits; empty where none ends in a number.

    Codes of deleted records count too: they are never used again.
    """
    here = model.objects.values_list("code", flat=True)
    before = Change.objects.filter(dataset=model.dataset).values_list("code", flat=True)
    highest: dict[str, tuple[int, int]] = {}
    many: dict[str, int] = {}
    for codes in (here, before):
        for code in codes.order_by(Length("code").desc(), "-code")[:LOOKED_AT]:
            if match := COUNTED.fullmatch(code):
                letters, digits = match["letters"], match["number"]
                known = highest.get(letters, (0, 0))
                highest[letters] = max(known, (int(digits), len(digits)))
                many[letters] = many.get(letters, 0) + 1
    if not highest:
        return ""
    letters = max(many, key=lambda each: many[each])
    number, width = highest[letters]
    return f"{letters}{number + 1:0{width}}"
