"""What comes first: best first where few match, titles first where many do.

Scoring every match of a common word would cost more than all else together, and would part what
hardly differs. So where many documents match, and enough of them have a word in their title, those
come first: who types 図書館 wants what is called so. Of what is still too many the newest lead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Protocol

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


class Index(Protocol):
    """What is asked: the text index, and the columns with whose positions all is told."""

    @property
    def columns(self) -> Columns:
        """What the documents are."""

    def ask(self, statement: Statement) -> Any:
        """The ids, or lists of ids, that ``statement`` gives."""

    def bitmap(self, ids: list[int]) -> int:
        """The bitmap of the documents ``ids``."""


class Ranking:
    """The matches of one query, and their order, in positions and bitmaps of the columns."""

    def __init__(self, query: EngineQuery, index: Index) -> None:
        self.query, self.index = query, index

    @property
    def columns(self) -> Columns:
        """What the documents are."""
        return self.index.columns

    @cached_property
    def found(self) -> int:
        """The bitmap of what has the words."""
        if self.query.loose_terms:
            return self._weights.found
        expression = statements.all_of(self.query.terms)
        if not expression:
            return self.columns.everything
        return self.index.bitmap(self.index.ask(statements.matching(expression)))

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
            for ids in self.index.ask(statements.titled_each(self.query.terms)):
                sums.add(self.index.bitmap(ids) & passing, 1)
        return sums

    def _best(self, passing: int) -> list[int]:
        """What passes by score, or the newest first where too many match."""
        if self.found.bit_count() > MOST:
            return self._first(passing, "newest")
        return self.columns.among(passing, self._by_score(statements.all_of(self.query.terms)))

    @cached_property
    def _loose(self) -> tuple[list[int], list[int] | None]:
        """The bitmap of each loose term, and the positions of what has a phrase, best first.

        None for the latter where too many have one. Parts of phrases stand in many documents and
        only add their weight: scoring them costs most and decides least.
        """
        terms = [term for term, _weight in self.query.loose_terms]
        phrases = [term for term, weight in self.query.loose_terms if weight > TOKEN_WEIGHT]
        if phrases and self.query.order == "relevance":
            statement = statements.matching_each_ranked(terms, phrases, MOST)
            lists, best = self.index.ask(statement)
        else:
            lists, best = self.index.ask(statements.matching_each(terms)), []
        ranked = None if best is None else self.columns.positions(best)
        return [self.index.bitmap(ids) for ids in lists], ranked

    @cached_property
    def _weights(self) -> Sums:
        sums = Sums()
        for bitmap, (_term, weight) in zip(self._loose[0], self.query.loose_terms, strict=True):
            sums.add(bitmap, weight)
        return sums

    def _same(self, same: int) -> Iterator[int]:
        """What has the same weight by score, or the newest first where too many match."""
        ranked = self._loose[1]
        if ranked is None:
            yield from self._first(same, "newest")
        else:
            yield from self.columns.among(same, ranked)
            yield from self.columns.members(same & ~self.columns.bitmap(ranked))

    def _by_score(self, expression: str) -> list[int]:
        return self.columns.positions(self.index.ask(statements.ranked(expression)))

    def _first(self, bitmap: int, sort: Sort) -> list[int]:
        return ordering.first(self.columns, bitmap, self.query, sort)
