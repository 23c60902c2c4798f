"""Answers from the SQLite engine's index as it stands when a request begins to ask."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property, reduce
from itertools import chain, islice
from operator import and_
from typing import Any

import orjson
from django.db import DatabaseError

from search.analysis import Term

from . import statements
from .base import EngineQuery, EngineResult, EngineUnavailableError
from .columns import Columns
from .ranking import Ranking
from .statements import Statement

Run = Callable[[str, Sequence[Any]], Sequence[Any]]
"""Runs a statement and returns its one row."""

ColumnsAt = Callable[[Mapping[int, int]], Columns]
"""The columns at these stamps of their blocks."""


class SqliteReader:
    """One reading of the index: nothing is asked twice, however many questions need it.

    The stamps, which say what the documents are, come with the first statement.
    """

    def __init__(self, run: Run, columns_at: ColumnsAt) -> None:
        self._run, self._columns_at = run, columns_at
        self._answers: dict[Statement, Any] = {}
        self._stamps = ""
        self._terms: dict[Term, int] = {}

    @cached_property
    def columns(self) -> Columns:
        """What the documents are."""
        if not self._stamps:
            (self._stamps,) = self._run(statements.STAMPS, ())
        return self._columns_at(dict(orjson.loads(self._stamps)))

    def ask(self, statement: Statement) -> Any:
        """The ids, or lists of ids, that ``statement`` gives."""
        if statement not in self._answers:
            sql = statement.sql
            if self._stamps:
                (answer,) = self._run(f"SELECT ({sql})", statement.params)
            else:
                sql = f"SELECT ({sql}), ({statements.STAMPS})"
                answer, self._stamps = self._run(sql, statement.params)
            self._answers[statement] = orjson.loads(answer)
        return self._answers[statement]

    def search(self, query: EngineQuery) -> EngineResult:
        """The ids of the asked stretch in order, the total, facets."""
        with unavailable():
            ranking = Ranking(query, self)
            found = ranking.found  # first of all, since the stamps come with it
            within = self.columns.within_days(found, query)
            tally = self.columns.tally(within, query.filters, query.facets)
            total = tally.passing.bit_count()
            result = EngineResult((), total, tally.facets)
            if query.limit < 1 or not 0 <= query.offset < total:
                return result
            ordered = chain.from_iterable(ranking.tiers(tally.passing))
            stretch = islice(ordered, query.offset, query.offset + query.limit)
            return replace(result, ids=tuple(self.columns.ids(stretch)))

    def totals(self, queries: Sequence[EngineQuery]) -> list[int]:
        """How many each of ``queries``, which have terms, finds.

        One statement for all terms that were not asked for before.
        """
        with unavailable():
            self._look_up(term for query in queries for term in query.terms)
            return [self._total(query) for query in queries]

    def _look_up(self, terms: Iterator[Term]) -> None:
        """Know what has each of ``terms``."""
        unknown = [term for term in dict.fromkeys(terms) if term not in self._terms]
        if unknown:
            found = map(self.bitmap, self.ask(statements.matching_each(unknown)))
            self._terms |= zip(unknown, found, strict=True)

    def _total(self, query: EngineQuery) -> int:
        found = reduce(and_, (self._terms[term] for term in query.terms))
        found = self.columns.within_days(found, query)
        return self.columns.tally(found, query.filters, ()).passing.bit_count()

    def bitmap(self, ids: list[int]) -> int:
        """The bitmap of the documents ``ids``."""
        return self.columns.bitmap(self.columns.positions(ids))


@contextmanager
def unavailable() -> Iterator[None]:
    """A database that fails is an engine that is not available."""
    try:
        yield
    except (DatabaseError, sqlite3.Error) as error:
        raise EngineUnavailableError(str(error)) from error
