"""A block of neighbouring documents, in columns: facets as bitmaps, days and places as arrays.

A bitmap is a number with a bit for each place.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import orjson

BLOCK_BITS = 11
BLOCK_SIZE = 1 << BLOCK_BITS
PLACE_IN_BLOCK = BLOCK_SIZE - 1
"""The bits of an id that say its place; the others are the block's number."""

NEVER = 2**31 - 1
"""The day of what has none: later than all others."""

NUMBERS = ("title_order", "begins", "ends", "published_on", "starts_on", "over_on")
DEGREES = ("latitude", "longitude")

Value = tuple[str, str]
"""A facet and one of its values."""

SPARSE = 32
"""Where fewer places than one in so many are meant, they are worth more than all the others."""

AGE_BITS = 5
"""The bits of a day that its age leaves out: documents of about a month are of one age."""

_SPANS_KEPT = 8
_ONE = ord("1")


class Block:
    """The columns of ``BLOCK_SIZE`` documents; place 0 has the block's first id."""

    def __init__(self, rows: Sequence[Sequence[Any]]) -> None:
        """``rows`` are id, facets as JSON, ``NUMBERS``, ``DEGREES``; None where not known."""
        ids, facets, *cells = zip(*rows, strict=True) if rows else _NOTHING
        places = [pk & PLACE_IN_BLOCK for pk in ids]
        self.held = bitmap_of(places, BLOCK_SIZE)
        self.values = _value_bitmaps(facets, places)
        self.columns = {
            name: _filled(name, places, column)
            for name, column in zip((*NUMBERS, *DEGREES), cells, strict=True)
        }
        self.ages = _age_bitmaps(self.columns["published_on"], self.held)
        self._between: dict[tuple[str, int, int], int] = {}

    def between(self, name: str, low: int, high: int) -> int:
        """Where the column has a value from ``low`` to ``high``; what was asked last is kept."""
        asked = name, low, high
        if asked not in self._between:
            if len(self._between) >= _SPANS_KEPT:
                self._between.clear()
            cells = self.columns[name]
            places = [place for place, cell in enumerate(cells) if low <= cell <= high]
            self._between[asked] = bitmap_of(places, BLOCK_SIZE) & self.held
        return self._between[asked]


_NOTHING: tuple[tuple[Any, ...], ...] = ((),) * (2 + len(NUMBERS) + len(DEGREES))


def empty_column(name: str) -> array[Any]:
    """An array for the cells of a column."""
    return array("d" if name in DEGREES else "q")


def bitmap_of(places: Sequence[int], size: int) -> int:
    """The bitmap of ``places``, which are below ``size``."""
    if len(places) < size // SPARSE:
        bits = bytearray(size // 8 + 1)
        for place in places:
            bits[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(bits, "little")
    flags = bytearray(b"0") * (size or 1)
    for place in places:
        flags[place] = _ONE
    flags.reverse()
    return int(flags, 2)


def _filled(name: str, places: list[int], cells: Iterable[Any]) -> array[Any]:
    """A column of a block with ``cells`` at ``places``."""
    column = empty_column(name)
    column.extend([math.nan if name in DEGREES else NEVER] * BLOCK_SIZE)
    for place, cell in zip(places, cells, strict=True):
        if cell is not None:
            column[place] = cell
    return column


def _age_bitmaps(days: array[Any], held: int) -> dict[int, int]:
    """The places of each age, which is the higher, the later they were published."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, day in enumerate(days):
        places[day >> AGE_BITS if day < NEVER else -1].append(place)
    return {age: bitmap_of(some, BLOCK_SIZE) & held for age, some in places.items()}


def _value_bitmaps(facets: Iterable[str], places: Iterable[int]) -> dict[Value, int]:
    """The places of each value; equal combinations are looked at once."""
    combinations: dict[str, int] = defaultdict(int)
    for text, place in zip(facets, places, strict=True):
        combinations[text] |= 1 << place
    bitmaps: dict[Value, int] = defaultdict(int)
    for text, bitmap in combinations.items():
        for value in _values(text):
            bitmaps[value] |= bitmap
    return dict(bitmaps)


@lru_cache(maxsize=65_536)
def _values(facets: str) -> tuple[Value, ...]:
    """What the JSON of a document's facets says; few combinations describe many documents."""
    return tuple((name, value) for name, values in orjson.loads(facets).items() for value in values)
