"""Answers from the SQLite engine's index as it stands when a request begins to ask."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import chain, islice

from django.db import DatabaseError

from . import statements
from .base import EngineQuery, EngineResult, EngineUnavailableError
from .columns import Columns
from .ranking import Ask, Ranking


class SqliteReader:
    """One reading of the index: no statement is run twice, however many questions need it."""

    def __init__(self, columns: Columns, ask: Ask) -> None:
        """``columns`` are what the documents are now; ``ask`` runs a statement."""
        self.columns, self.ask = columns, cache(ask)

    def search(self, query: EngineQuery) -> EngineResult:
        """The ids of the asked stretch in order, the total, facets."""
        with unavailable():
            ranking = Ranking(query, self.columns, self.ask)
            found = self.columns.within_days(ranking.found, query)
            tally = self.columns.tally(found, query.filters, query.facets)
            total = tally.passing.bit_count()
            result = EngineResult((), total, tally.facets)
            if query.limit < 1 or not 0 <= query.offset < total:
                return result
            ordered = chain.from_iterable(ranking.tiers(tally.passing))
            stretch = islice(ordered, query.offset, query.offset + query.limit)
            return replace(result, ids=tuple(self.columns.ids(stretch)))

    def totals(self, queries: Sequence[EngineQuery]) -> list[int]:
        """How many each of ``queries``, which have terms, finds: one statement for all."""
        if not queries:
            return []
        with unavailable():
            lists = self.ask(statements.matching_all_of_each(query.terms for query in queries))
            return [self._total(query, ids) for query, ids in zip(queries, lists, strict=True)]

    def _total(self, query: EngineQuery, ids: list[int]) -> int:
        found = self.columns.bitmap(self.columns.positions(ids))
        within = self.columns.within_days(found, query)
        return self.columns.tally(within, query.filters, ()).passing.bit_count()


@contextmanager
def unavailable() -> Iterator[None]:
    """A database that fails is an engine that is not available."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        raise EngineUnavailableError(str(error)) from error
