"""What all documents are, in memory: which have a facet's value, which days they belong to.

Documents stand in blocks of neighbouring ids. A block carries a stamp that every write to it
renews, in the transaction of the write; so a block is read again only when its stamp is another
one, and a transaction that is rolled back brings the old stamp back with the old content.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import compress
from typing import Any

from .base import EngineQuery, Filters
from .block import (
    BLOCK_BITS,
    BLOCK_SIZE,
    NEVER,
    PLACE_IN_BLOCK,
    SPARSE,
    Block,
    Value,
    bitmap_of,
    empty_column,
)

_ONE = re.compile("1")
_DIGITS = bytes.maketrans(b"01", b"\0\1")

Bitmaps = Mapping[str, Mapping[str, int]]
"""Facet → value → the documents that have it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What passes every filter, as a bitmap, and counts of facet values."""

    passing: int
    facets: dict[str, dict[str, int]] = field(default_factory=dict)


class Columns:
    """All documents at one moment. A document's position is its place among those of all blocks.

    A bitmap is a number with a bit for each position.
    """

    def __init__(self, stamps: Mapping[int, int], blocks: Mapping[int, Block]) -> None:
        """``stamps`` and ``blocks`` by number of the block."""
        self.stamps, self.blocks = dict(stamps), dict(blocks)
        self._numbers = sorted(blocks)
        self._size = len(blocks) * BLOCK_SIZE
        self._index = {number: index for index, number in enumerate(self._numbers)}
        self._dense = self._numbers == list(range(len(blocks)))
        self._merged: dict[str, array[Any]] = {}
        self._of_age: dict[int, int] = {}

    @cached_property
    def everything(self) -> int:
        """The bitmap of all documents."""
        return self._joined(lambda block: block.held)

    def positions(self, ids: list[int]) -> list[int]:
        """Where the documents of ``ids`` stand; those that are not held are left out."""
        if self._dense:
            known = max(ids, default=0) < self._size
            return ids if known else [pk for pk in ids if pk < self._size]
        index = self._index
        return [
            index[pk >> BLOCK_BITS] * BLOCK_SIZE + (pk & PLACE_IN_BLOCK)
            for pk in ids
            if pk >> BLOCK_BITS in index
        ]

    def ids(self, positions: Iterable[int]) -> list[int]:
        """The way back from ``positions``."""
        numbers = self._numbers
        return [numbers[p >> BLOCK_BITS] << BLOCK_BITS | p & PLACE_IN_BLOCK for p in positions]

    def bitmap(self, positions: Sequence[int]) -> int:
        """The bitmap of ``positions``."""
        return bitmap_of(positions, self._size)

    def members(self, bitmap: int) -> list[int]:
        """The positions in ``bitmap``, ascending."""
        if bitmap.bit_count() > self._size // SPARSE:
            return list(compress(range(self._size), self._flags(bitmap)))
        return [match.start() for match in _ONE.finditer(f"{bitmap:b}"[::-1])]

    def among(self, bitmap: int, positions: Sequence[int]) -> list[int]:
        """Those of ``positions`` that are in ``bitmap``, in their order."""
        flags = self._flags(bitmap)
        return list(compress(positions, map(flags.__getitem__, positions)))

    def _flags(self, bitmap: int) -> bytes:
        """A byte for each position: 1 for those in ``bitmap``, else 0."""
        return f"{bitmap:0{self._size}b}"[::-1].encode().translate(_DIGITS)

    def within_days(self, found: int, query: EngineQuery) -> int:
        """What the days of ``query`` leave of the bitmap ``found``."""
        if query.upcoming_from:
            found &= self._between("over_on", query.upcoming_from.toordinal(), NEVER)
        if query.date_from:
            found &= self._between("ends", query.date_from.toordinal(), NEVER - 1)
        if query.date_to:
            found &= self._between("begins", 0, query.date_to.toordinal())
        return found

    def _between(self, name: str, low: int, high: int) -> int:
        return self._joined(lambda block: block.between(name, low, high))

    def tally(self, found: int, filters: Filters, names: Iterable[str]) -> Tally:
        """What of the bitmap passes ``filters``, and each facet without its own filter."""
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

    def newest(self, bitmap: int) -> Iterator[int]:
        """``bitmap`` in parts, those of the latest days first; what has no day is in the last."""
        for age in self._ages:
            if age not in self._of_age:
                self._of_age[age] = self._joined(partial(_of_age, age))
            if part := bitmap & self._of_age[age]:
                yield part

    @cached_property
    def _ages(self) -> list[int]:
        """The ages that there are, the latest first."""
        return sorted({age for block in self.blocks.values() for age in block.ages}, reverse=True)

    def column(self, name: str) -> array[Any]:
        """A column over all blocks; made when it is first asked for."""
        if name not in self._merged:
            column = empty_column(name)
            for number in self._numbers:
                column.extend(self.blocks[number].columns[name])
            self._merged[name] = column
        return self._merged[name]

    @cached_property
    def _values(self) -> Bitmaps:
        merged: dict[str, dict[str, int]] = defaultdict(dict)
        for pair in {pair for block in self.blocks.values() for pair in block.values}:
            facet, value = pair
            merged[facet][value] = self._joined(partial(_having, pair))
        return merged

    def _joined(self, bitmap_of: Callable[[Block], int]) -> int:
        """The bitmap that those of all blocks make."""
        bitmaps = (bitmap_of(self.blocks[number]) for number in self._numbers)
        joined = b"".join(bitmap.to_bytes(BLOCK_SIZE // 8, "little") for bitmap in bitmaps)
        return int.from_bytes(joined, "little")

    def _any_of(self, facet: str, values: Iterable[str]) -> int:
        bitmap = 0
        for value in values:
            bitmap |= self._values.get(facet, {}).get(value, 0)
        return bitmap


def _having(value: Value, block: Block) -> int:
    return block.values.get(value, 0)


def _of_age(age: int, block: Block) -> int:
    return block.ages.get(age, 0)


def _all_of(bitmap: int, others: Iterable[int]) -> int:
    for other in others:
        bitmap &= other
    return bitmap
