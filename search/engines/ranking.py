"""What comes first: best first where few match, titles first where many do.

Scoring every match of a common word would cost more than all else together, and would part what
hardly differs. So where many documents match, those that have a word in their title come first,
and of what is still too many the newest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from . import statements
from .base import EngineQuery
from .columns import Columns
from .statements import Statement

FEW = 2_000
"""Matches that are ranked among each other, wherever the words stand."""

MOST = 12_000
"""Matches that are scored at all."""

Ask = Callable[[Statement], list[int]]
"""Runs a statement that gives ids."""


class Ranking:
    """The matches of one query, in order."""

    def __init__(self, query: EngineQuery, columns: Columns, ask: Ask) -> None:
        self.query, self.columns, self.ask = query, columns, ask
        self.expression = statements.all_of(query.terms)

    def tiers(self, found: list[int]) -> Iterator[list[int]]:
        """Positions of the matches ``found`` in order, in lists that follow upon each other."""
        if len(found) <= FEW:
            yield self._best(self.expression)
            return
        in_title = statements.in_title(self.query.terms)
        titled = self._positions(statements.matching(f"({self.expression}) AND {in_title}"))
        yield self._tier(f"({self.expression}) AND {in_title}", titled)
        others = set(found).difference(titled)
        yield self._tier(f"({self.expression}) NOT {in_title}", sorted(others))

    def _tier(self, expression: str, positions: list[int]) -> list[int]:
        """``positions``, which match ``expression``, best first or newest first."""
        if len(positions) <= MOST:
            return self._best(expression) if positions else []
        return self.columns.sorted(positions, self.query, "newest")

    def _best(self, expression: str) -> list[int]:
        return self._positions(statements.ranked(expression))

    def _positions(self, statement: Statement) -> list[int]:
        return self.columns.positions(self.ask(statement))
