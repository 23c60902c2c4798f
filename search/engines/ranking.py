"""What comes first: best first where few match, titles first where many do.

Scoring every match of a common word would cost more than all else together, and would part what
hardly differs. So where many documents match, and enough of them have a word in their title, those
come first: who types 図書館 wants what is called so. Of what is still too many the newest lead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, reduce
from operator import or_
from typing import Any

from search.analysis import TOKEN_WEIGHT

from . import ordering, statements
from .base import EngineQuery, Sort
from .columns import Columns
from .statements import Statement
from .sums import Sums

FEW = 1_000
"""Matches that are always scored."""

ENOUGH = 20
"""Matches with a word in their title that may stand before all others: a page of results."""

MOST = 3_000
"""Matches that are scored at all."""

Ask = Callable[[Statement], list[Any]]
"""Runs a statement that gives ids, or lists of ids."""


class Ranking:
    """The matches of one query, and their order. Bitmaps and positions are those of ``columns``."""

    def __init__(self, query: EngineQuery, columns: Columns, ask: Ask) -> None:
        self.query, self.columns, self.ask = query, columns, ask

    @cached_property
    def found(self) -> int:
        """The bitmap of what has the words."""
        if self.query.loose_terms:
            return self._weights.found
        expression = statements.all_of(self.query.terms)
        if not expression:
            return self.columns.everything
        return self._bitmap(self.ask(statements.matching(expression)))

    def tiers(self, passing: int) -> Iterator[Iterable[int]]:
        """The matches in the bitmap ``passing``, in order, in tiers that follow upon each other.

        The last one may end with the asked stretch.
        """
        if self.query.order != "relevance":
            yield self._first(passing, self.query.order)
        elif self.query.loose_terms:
            yield from map(self._same, self._weights.levels(passing))
        elif (titled := self._titled(passing)).found.bit_count() < ENOUGH:
            yield self._best(passing)
        else:
            yield from (ordering.by_title(self.columns, same) for same in titled.levels(passing))
            yield self._best(passing & ~titled.found)

    def _titled(self, passing: int) -> Sums:
        """How many of the words are in the titles of what passes; not asked where few match."""
        sums = Sums()
        if self.found.bit_count() > FEW:
            for ids in self.ask(statements.titled_each(self.query.terms)):
                sums.add(self._bitmap(ids) & passing, 1)
        return sums

    def _best(self, passing: int) -> list[int]:
        """What passes by score, or the newest first where too many match."""
        if self.found.bit_count() > MOST:
            return self._first(passing, "newest")
        return self.columns.among(passing, self._by_score(statements.all_of(self.query.terms)))

    @cached_property
    def _loose(self) -> list[tuple[int, int]]:
        """The bitmap and the weight of each loose term."""
        terms, weights = zip(*self.query.loose_terms, strict=True)
        found = map(self._bitmap, self.ask(statements.matching_each(terms)))
        return list(zip(found, weights, strict=True))

    @cached_property
    def _weights(self) -> Sums:
        sums = Sums()
        for bitmap, weight in self._loose:
            sums.add(bitmap, weight)
        return sums

    def _same(self, same: int) -> Iterator[int]:
        """What has the same weight by score, or the newest first where too many match."""
        if self._phrased.bit_count() > MOST:
            yield from self._first(same, "newest")
        else:
            yield from self.columns.among(same, self._ranked)
            yield from self.columns.members(same & ~self._phrased)

    @cached_property
    def _phrased(self) -> int:
        """The bitmap of what has a phrase of the loose terms.

        Parts of phrases stand in many documents and only add their weight: scoring them costs
        most and decides least.
        """
        return reduce(or_, (found for found, weight in self._loose if weight > TOKEN_WEIGHT), 0)

    @cached_property
    def _ranked(self) -> list[int]:
        """What has a phrase of the loose terms, best first."""
        terms = [term for term, weight in self.query.loose_terms if weight > TOKEN_WEIGHT]
        return self._by_score(statements.any_of(terms)) if self._phrased else []

    def _by_score(self, expression: str) -> list[int]:
        return self.columns.positions(self.ask(statements.ranked(expression)))

    def _first(self, bitmap: int, sort: Sort) -> list[int]:
        return ordering.first(self.columns, self.columns.members(bitmap), self.query, sort)

    def _bitmap(self, ids: list[int]) -> int:
        return self.columns.bitmap(self.columns.positions(ids))
