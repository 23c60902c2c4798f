"""What comes first: best first where few match, titles first where many do.

Scoring every match of a common word would cost more than all else together, and would part what
hardly differs. So where many documents match, and enough of them have a word in their title, those
come first: who types 図書館 wants what is called so. Of what is still too many the newest lead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from . import ordering, statements
from .base import EngineQuery, Sort
from .columns import Columns
from .statements import Statement

FEW = 1_000
"""Matches that are always scored."""

ENOUGH = 60
"""Matches with a word in their title that may stand before all others: three pages of results."""

MOST = 10_000
"""Matches that are scored at all."""

Ask = Callable[[Statement], list[int]]
"""Runs a statement that gives ids."""

Kept = Callable[[Iterable[int]], list[int]]
"""Leaves what is wanted of positions, in their order."""


class Ranking:
    """The matches of one query, in order."""

    def __init__(self, query: EngineQuery, columns: Columns, ask: Ask) -> None:
        self.query, self.columns, self.ask = query, columns, ask

    def tiers(self, found: Sequence[int], passing: int) -> Iterator[list[int]]:
        """What passes of the matches, in order, in lists of positions that follow upon each other.

        ``found`` are all matches, ascending, or by weight where any of the words will do;
        ``passing`` is the bitmap of those that are wanted. The last list may end with the asked
        stretch.
        """
        kept = partial(self.columns.members, passing)
        if self.query.order != "relevance":
            yield self._first(sorted(kept(found)), self.query.order)
        elif self.query.loose_terms:
            yield kept(found)
        elif len(found) <= FEW or len(titled := self._titled(passing)) < ENOUGH:
            yield self._best(found, kept)
        else:
            yield titled
            without = set(titled)
            yield [position for position in self._best(found, kept) if position not in without]

    def _titled(self, passing: int) -> list[int]:
        """Those that pass and have any of the words in their title."""
        titled = [self._positions(statements.titled(term)) for term in self.query.terms]
        return ordering.by_title(self.columns, titled, passing)

    def _best(self, found: Sequence[int], kept: Kept) -> list[int]:
        """What is kept of ``found``, by score, or the newest first where they are too many."""
        if len(found) > MOST:
            return self._first(kept(found), "newest")
        return kept(self._positions(statements.ranked(statements.all_of(self.query.terms))))

    def _first(self, positions: Sequence[int], sort: Sort) -> list[int]:
        return ordering.first(self.columns, positions, self.query, sort)

    def _positions(self, statement: Statement) -> list[int]:
        return self.columns.positions(self.ask(statement))
