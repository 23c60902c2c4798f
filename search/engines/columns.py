"""What documents are, column by column, in memory: facets as bitmaps, days and places as arrays.

Documents stand in blocks of neighbouring ids. A block carries a stamp that every write to it
renews, in the transaction of the write; so a block is read again only when its stamp is another
one, and a transaction that is rolled back brings the old stamp back with the old content.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest
from typing import Any

import orjson

from .base import EngineQuery, Filters, Sort

BLOCK_BITS = 11
BLOCK_SIZE = 1 << BLOCK_BITS
_OFFSET = BLOCK_SIZE - 1
_BYTES = BLOCK_SIZE // 8
_ONE = ord("1")

NEVER = 2**31 - 1
"""The day of what has none: later than all others."""

DAYS = ("begins", "ends", "published_on", "starts_on", "over_on")
PLACES = ("latitude", "longitude")

Bitmaps = Mapping[str, Mapping[str, int]]
"""Facet → value → the documents that have it, as a number with a bit for each."""


class Block:
    """The columns of ``BLOCK_SIZE`` documents; place 0 has the block's first id."""

    def __init__(self, rows: Iterable[Sequence[Any]]) -> None:
        """``rows`` are id, facets as JSON, then ``DAYS`` (None for no day) and ``PLACES``."""
        self.days = {name: array("i", [NEVER]) * BLOCK_SIZE for name in DAYS}
        self.places = {name: array("d", [math.nan]) * BLOCK_SIZE for name in PLACES}
        self.held: list[int] = []
        self.values: dict[tuple[str, str], int] = defaultdict(int)
        for pk, facets, *cells in rows:
            place = pk & _OFFSET
            self.held.append(place)
            for name, values in orjson.loads(facets).items():
                for value in values:
                    self.values[name, value] |= 1 << place
            for name, cell in zip((*DAYS, *PLACES), cells, strict=True):
                if cell is not None:
                    (self.days if name in self.days else self.places)[name][place] = cell


@dataclass(frozen=True, slots=True)
class Tally:
    """What passes every filter, as a bitmap, and counts of facet values."""

    passing: int
    facets: dict[str, dict[str, int]] = field(default_factory=dict)


class Columns:
    """All documents at one moment. A document's position is its place among those of all blocks."""

    def __init__(self, stamps: Mapping[int, int], blocks: Mapping[int, Block]) -> None:
        """``stamps`` and ``blocks`` by number of the block."""
        self.stamps, self.blocks = dict(stamps), dict(blocks)
        self._numbers = sorted(blocks)
        self._size = len(blocks) * BLOCK_SIZE
        self._index = {number: index for index, number in enumerate(self._numbers)}
        self._dense = self._numbers == list(range(len(blocks)))

    @cached_property
    def _values(self) -> Bitmaps:
        names = {name for block in self.blocks.values() for name in block.values}
        merged: dict[str, dict[str, int]] = defaultdict(dict)
        for facet, value in names:
            parts = (self.blocks[n].values.get((facet, value), 0) for n in self._numbers)
            joined = b"".join(part.to_bytes(_BYTES, "little") for part in parts)
            merged[facet][value] = int.from_bytes(joined, "little")
        return merged

    @cached_property
    def everything(self) -> list[int]:
        """The positions of all documents."""
        return [
            index * BLOCK_SIZE + place
            for index, number in enumerate(self._numbers)
            for place in self.blocks[number].held
        ]

    def positions(self, ids: list[int]) -> list[int]:
        """Where the documents of ``ids`` stand; those that are not held are left out."""
        if self._dense:
            known = max(ids, default=0) < self._size
            return ids if known else [pk for pk in ids if pk < self._size]
        index = self._index
        return [
            index[pk >> BLOCK_BITS] * BLOCK_SIZE + (pk & _OFFSET)
            for pk in ids
            if pk >> BLOCK_BITS in index
        ]

    def ids(self, positions: Iterable[int]) -> list[int]:
        """The way back from ``positions``."""
        numbers = self._numbers
        return [
            numbers[position >> BLOCK_BITS] << BLOCK_BITS | position & _OFFSET
            for position in positions
        ]

    def within_days(self, positions: list[int], query: EngineQuery) -> list[int]:
        """Those of ``positions`` that the days of ``query`` leave."""
        if query.upcoming_from:
            over, day = self._days("over_on"), query.upcoming_from.toordinal()
            positions = [position for position in positions if over[position] >= day]
        if query.date_from:
            ends, day = self._days("ends"), query.date_from.toordinal()
            positions = [position for position in positions if NEVER > ends[position] >= day]
        if query.date_to:
            begins, day = self._days("begins"), query.date_to.toordinal()
            positions = [position for position in positions if begins[position] <= day]
        return positions

    def tally(self, positions: Iterable[int], filters: Filters, names: Iterable[str]) -> Tally:
        """What of ``positions`` passes ``filters``, and each facet without its own filter."""
        found = self._bitmap(positions)
        wanted = {facet: self._any_of(facet, values) for facet, values in filters.items() if values}
        facets = {}
        for name in names:
            counted = _all_of(found, (bits for other, bits in wanted.items() if other != name))
            numbers = {
                value: (counted & bits).bit_count()
                for value, bits in self._values.get(name, {}).items()
            }
            facets[name] = {value: number for value, number in numbers.items() if number}
        return Tally(_all_of(found, wanted.values()), facets)

    def members(self, bitmap: int, positions: Iterable[int]) -> list[int]:
        """Those of ``positions`` that are in ``bitmap``, in their order."""
        present = bitmap.to_bytes(self._size // 8 + 1, "little")
        return [p for p in positions if present[p >> 3] >> (p & 7) & 1]

    def sorted(self, positions: Iterable[int], query: EngineQuery, sort: Sort) -> list[int]:
        """The first of ``positions``, which ascend, up to the end of the asked stretch."""
        return nsmallest(query.offset + query.limit, positions, key=self._key(query, sort))

    def _key(self, query: EngineQuery, sort: Sort) -> Any:
        if sort == "distance" and query.point:
            return self._distance(*query.point)
        days = self._days("starts_on" if sort == "date" else "published_on")
        if sort == "date" and query.upcoming_from:
            return days.__getitem__
        return lambda position: -days[position] if days[position] < NEVER else NEVER

    def _distance(self, latitude: float, longitude: float) -> Any:
        """The square of the distance on a map that is true at the point: right within a region."""
        north, east = self._places("latitude"), self._places("longitude")
        width = math.cos(math.radians(latitude)) ** 2

        def distance(position: int) -> float:
            square = (north[position] - latitude) ** 2
            square += (east[position] - longitude) ** 2 * width
            return math.inf if math.isnan(square) else square

        return distance

    def _days(self, name: str) -> array[int]:
        return self._merged(name, array("i"))

    def _places(self, name: str) -> array[float]:
        return self._merged(name, array("d"))

    def _merged(self, name: str, empty: array[Any]) -> array[Any]:
        """A column over all blocks; made when it is first asked for."""
        if name not in self._columns:
            for number in self._numbers:
                block = self.blocks[number]
                empty.extend(block.days.get(name) or block.places[name])
            self._columns[name] = empty
        return self._columns[name]

    @cached_property
    def _columns(self) -> dict[str, array[Any]]:
        return {}

    def _bitmap(self, positions: Iterable[int]) -> int:
        """A number with a bit for each position."""
        flags = bytearray(b"0") * (self._size + 1)
        for position in positions:
            flags[~position] = _ONE
        return int(flags, 2)

    def _any_of(self, facet: str, values: Iterable[str]) -> int:
        bitmap = 0
        for value in values:
            bitmap |= self._values.get(facet, {}).get(value, 0)
        return bitmap


def _all_of(bitmap: int, others: Iterable[int]) -> int:
    for other in others:
        bitmap &= other
    return bitmap
