"""The embedded engine: SQLite FTS5 over tokens, bm25, facets counted in one GROUP BY."""

from __future__ import annotations

import json
import re
import secrets
import sqlite3
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Self

from django.conf import settings
from django.db import DatabaseError, connections

from . import facet_sets, statements
from .base import Engine, EngineDocument, EngineQuery, EngineResult, EngineUnavailableError
from .facet_sets import FacetSet
from .statements import ID_BITS
from .store import DatabaseStore, FileStore, Row, Store

DEFAULT_NAME = "search_tokens"
_PARTS = ("text", "document", "facet_set", "state")
_CREATE = (
    """CREATE VIRTUAL TABLE IF NOT EXISTS {text}
       USING fts5(text, tokenize = "ascii tokenchars '.'")""",
    """CREATE TABLE IF NOT EXISTS {document} (
       id INTEGER PRIMARY KEY, row INTEGER NOT NULL UNIQUE, begins INTEGER, ends INTEGER,
       published_on INTEGER, starts_on INTEGER, over_on INTEGER, latitude REAL, longitude REAL)""",
    """CREATE TABLE IF NOT EXISTS {facet_set} (
       number INTEGER PRIMARY KEY, facets TEXT NOT NULL UNIQUE)""",
    "CREATE TABLE IF NOT EXISTS {state} (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER)",
)


class SqliteEngine(Engine):
    """Three tables in a SQLite database: tokens (FTS5), documents, combinations of facet values.

    The database is the site's own where that is SQLite, so that an object and its index are
    written in one transaction; beside another one it is a file in ``DATA_DIR`` that catches up.
    """

    label = "embedded (SQLite)"

    def __init__(self, store: Store | None = None, name: str = DEFAULT_NAME) -> None:
        self.store = store or default_store()
        self.name = name
        self.transactional = isinstance(self.store, DatabaseStore)
        self._sets: dict[int, FacetSet] = {}
        if not self.transactional:  # a file may be new where the database is not
            self.setup()

    @classmethod
    def scratch(cls, path: Path) -> Self:
        engine = cls(FileStore(path))
        engine.setup()
        return engine

    def setup(self) -> None:
        for statement in _CREATE:
            self._run(statement)

    def put(self, documents: Iterable[EngineDocument]) -> None:
        documents = list(documents)
        if not documents:
            return
        with self.store.atomic():
            numbers = self._numbers({facet_sets.canonical(doc.facets) for doc in documents})
            self.remove(document.id for document in documents)
            rows = {
                document.id: numbers[facet_sets.canonical(document.facets)] << ID_BITS | document.id
                for document in documents
            }
            self._run_many(
                "INSERT INTO {document} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(doc.id, rows[doc.id], *statements.columns(doc)) for doc in documents],
            )
            self._run_many(
                "INSERT INTO {text} (rowid, text) VALUES (?, ?)",
                [(rows[document.id], document.text) for document in documents],
            )

    def remove(self, ids: Iterable[int], version: int | None = None) -> None:
        rows = self._run(
            "SELECT row, id FROM {document} WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(ids))],
        )
        if not rows:
            return
        with self.store.atomic():
            self._run_many("DELETE FROM {text} WHERE rowid = ?", [row[:1] for row in rows])
            self._run_many("DELETE FROM {document} WHERE id = ?", [row[1:] for row in rows])

    def ids(self) -> set[int]:
        return {row[0] for row in self._run("SELECT id FROM {document}")}

    def position(self) -> int:
        rows = self._run("SELECT position FROM {state}")
        return rows[0][0] if rows else 0

    def set_position(self, version: int) -> None:
        self._run("INSERT OR REPLACE INTO {state} VALUES (1, ?)", [version])

    def exclusive(self) -> AbstractContextManager[None]:
        return self.store.atomic()

    def search(self, query: EngineQuery) -> EngineResult:
        try:
            return self._search(query)
        except (DatabaseError, sqlite3.Error) as error:
            raise EngineUnavailableError(str(error)) from error

    def fresh(self) -> Self:
        self._drop_leftovers()
        fresh = type(self)(self.store, f"{self.name}_{secrets.token_hex(4)}")
        fresh.setup()
        return fresh

    def promote(self, fresh: Self) -> None:
        with self.store.atomic():
            self.drop()
            for part in _PARTS:
                self.store.execute(f"ALTER TABLE {fresh.name}_{part} RENAME TO {self.name}_{part}")
        fresh.name = self.name

    def drop(self) -> None:
        for part in _PARTS:
            self.store.execute(f"DROP TABLE IF EXISTS {self.name}_{part}")

    def _drop_leftovers(self) -> None:
        """Take away what a rebuild left that did not reach its end."""
        pattern = re.compile(rf"({self.name}_[0-9a-f]{{8}})_document")
        for (table,) in self.store.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
            if leftover := pattern.fullmatch(table):
                type(self)(self.store, leftover.group(1)).drop()

    def _search(self, query: EngineQuery) -> EngineResult:
        counting = statements.counting(query)
        groups = self._run(counting.sql, counting.params)
        sets = self._facet_sets([row[0] for row in groups])
        tally = facet_sets.tally(
            [(number, sets[number], count) for number, count in groups], query.filters
        )
        result = EngineResult((), tally.total, tally.facets(query.facets))
        if query.limit < 1 or not 0 <= query.offset < tally.total:
            return result
        everything_passes = len(tally.passing) == len(groups)
        ranking = statements.ranking(query, None if everything_passes else tally.passing)
        rows = self._run(ranking.sql, ranking.params)
        return replace(result, ids=tuple(row[0] for row in rows))

    def _facet_sets(self, numbers: list[int]) -> dict[int, FacetSet]:
        """All known combinations, these among them."""
        missing = [number for number in numbers if number not in self._sets]
        if missing:
            rows = self._run(
                "SELECT number, facets FROM {facet_set} "
                "WHERE number IN (SELECT value FROM json_each(?))",
                [json.dumps(missing)],
            )
            self._sets |= {number: facet_sets.parse(text) for number, text in rows}
        return self._sets

    def _numbers(self, texts: set[str]) -> dict[str, int]:
        """The numbers of these combinations; those that are new get one."""
        rows = self._run(
            "SELECT facets, number FROM {facet_set} "
            "WHERE facets IN (SELECT value FROM json_each(?))",
            [json.dumps(list(texts))],
        )
        numbers = {row[0]: row[1] for row in rows}
        for text in texts - numbers.keys():
            number = facet_sets.preferred_number(text)
            while self._run("SELECT 1 FROM {facet_set} WHERE number = ?", [number]):
                number = (number + 1) & facet_sets.HIGHEST_NUMBER
            self._run("INSERT INTO {facet_set} (number, facets) VALUES (?, ?)", [number, text])
            numbers[text] = number
        return numbers

    def _run(self, statement: str, params: Row = ()) -> list[Row]:
        return self.store.execute(statement.format_map(self._tables()), params)

    def _run_many(self, statement: str, rows: Iterable[Row]) -> None:
        self.store.executemany(statement.format_map(self._tables()), rows)

    def _tables(self) -> dict[str, str]:
        return {part: f"{self.name}_{part}" for part in _PARTS}


def default_store() -> Store:
    """The site's database where it is SQLite, else a file beside it."""
    if connections["default"].vendor == "sqlite":
        return DatabaseStore()
    return FileStore(settings.DATA_DIR / "search.sqlite3")
