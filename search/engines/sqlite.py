"""The embedded engine: SQLite FTS5 over tokens, bm25, facets counted in memory."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Self

import orjson
from django.conf import settings
from django.db import connections
from django.utils.translation import gettext_noop

from .base import Engine, EngineDocument, EngineQuery, EngineResult
from .block import BLOCK_BITS, BLOCK_SIZE, Block
from .columns import Columns
from .ordering import title_order
from .reader import SqliteReader
from .store import DatabaseStore, FileStore, Row, Store

DEFAULT_NAME = "search_tokens2"
"""What its tables' names begin with; the figure grows when what they hold becomes another."""

_OLDER_TABLES = re.compile(r"search_tokens(_[0-9a-f]{8})?_(text|document|facet_set|state)")
_PARTS = ("text", "title", "document", "block", "state")
_CREATE = (
    """CREATE VIRTUAL TABLE IF NOT EXISTS {text}
       USING fts5(text, tokenize = "ascii tokenchars '.'")""",
    """CREATE VIRTUAL TABLE IF NOT EXISTS {title}
       USING fts5(title, tokenize = "ascii tokenchars '.'")""",
    """CREATE TABLE IF NOT EXISTS {document} (
       id INTEGER PRIMARY KEY, facets TEXT NOT NULL, title_order INTEGER NOT NULL,
       begins INTEGER, ends INTEGER, published_on INTEGER, starts_on INTEGER, over_on INTEGER,
       latitude REAL, longitude REAL)""",
    "CREATE TABLE IF NOT EXISTS {block} (number INTEGER PRIMARY KEY, stamp INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS {state} (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER)",
)


class SqliteEngine(Engine):
    """Tables in a SQLite database: tokens (FTS5), what documents are, stamps of their blocks.

    The database is the site's own where that is SQLite, so that an object and its index are
    written in one transaction; beside another one it is a file in ``DATA_DIR`` that catches up.
    """

    label = gettext_noop("embedded (SQLite)")

    def __init__(self, store: Store | None = None, name: str = DEFAULT_NAME) -> None:
        self.store = store or default_store()
        self.name = name
        self.transactional = isinstance(self.store, DatabaseStore)
        self._columns = Columns({}, {})
        if not self.transactional:  # a file may be new where the database is not
            self.setup()

    @classmethod
    def scratch(cls, path: Path) -> Self:
        engine = cls(FileStore(path))
        engine.setup()
        return engine

    def setup(self) -> None:
        for (table,) in self._table_names():
            if _OLDER_TABLES.fullmatch(table):
                self.store.execute(f"DROP TABLE {table}")
        for statement in _CREATE:
            self._run(statement)

    def put(self, documents: Iterable[EngineDocument]) -> None:
        documents = list(documents)
        if not documents:
            return
        with self.store.atomic():
            self.remove(document.id for document in documents)
            self._run_many(
                "INSERT INTO {document} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(document.id, *_cells(document)) for document in documents],
            )
            self._run_many(
                "INSERT INTO {text} (rowid, text) VALUES (?, ?)",
                [(document.id, document.text) for document in documents],
            )
            self._run_many(
                "INSERT INTO {title} (rowid, title) VALUES (?, ?)",
                [(document.id, document.title) for document in documents],
            )
            self._stamp(document.id for document in documents)

    def remove(self, ids: Iterable[int], version: int | None = None) -> None:
        rows = self._run(
            "SELECT id FROM {document} WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(ids))],
        )
        if not rows:
            return
        with self.store.atomic():
            self._run_many("DELETE FROM {text} WHERE rowid = ?", rows)
            self._run_many("DELETE FROM {title} WHERE rowid = ?", rows)
            self._run_many("DELETE FROM {document} WHERE id = ?", rows)
            self._stamp(row[0] for row in rows)

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
        return self.reader().search(query)

    def totals(self, queries: Sequence[EngineQuery]) -> list[int]:
        return self.reader().totals(queries)

    def reader(self) -> SqliteReader:
        return SqliteReader(self._row, self._columns_at)

    def optimise(self) -> None:
        """Make each text index one segment: a search looks into as many as there are."""
        for table in ("{text}", "{title}"):
            self._run(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608

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
        for (table,) in self._table_names():
            if leftover := pattern.fullmatch(table):
                type(self)(self.store, leftover.group(1)).drop()

    def _table_names(self) -> list[Row]:
        return self.store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")

    def _columns_at(self, stamps: Mapping[int, int]) -> Columns:
        """The columns at these stamps; only blocks whose stamp is another are read."""
        known = self._columns
        if stamps != known.stamps:
            blocks = {
                number: known.blocks[number]
                if known.stamps.get(number) == stamp
                else self._block(number)
                for number, stamp in stamps.items()
            }
            self._columns = known = Columns(stamps, blocks)
        return known

    def _block(self, number: int) -> Block:
        first = number << BLOCK_BITS
        return Block(
            self._run(
                "SELECT * FROM {document} WHERE id BETWEEN ? AND ?", [first, first + BLOCK_SIZE - 1]
            )
        )

    def _stamp(self, ids: Iterable[int]) -> None:
        """Mark the blocks of ``ids`` as changed."""
        numbers = list({pk >> BLOCK_BITS for pk in ids})
        self._run(
            "INSERT OR REPLACE INTO {block} SELECT value, random() FROM json_each(?)",
            [json.dumps(numbers)],
        )

    def _run(self, statement: str, params: Row = ()) -> list[Row]:
        return self.store.execute(statement.format_map(self._tables()), params)

    def _row(self, statement: str, params: Row) -> Row:
        return self._run(statement, params)[0]

    def _run_many(self, statement: str, rows: Iterable[Row]) -> None:
        self.store.executemany(statement.format_map(self._tables()), rows)

    def _tables(self) -> dict[str, str]:
        return {part: f"{self.name}_{part}" for part in _PARTS}


def _cells(document: EngineDocument) -> tuple[Any, ...]:
    """What the table of documents holds of one, after its id; days since 0001-01-01."""
    begins, ends = document.span
    over_on = document.ends_on or document.starts_on
    days = (begins, ends, document.published_on, document.starts_on, over_on)
    facets = {name: list(values) for name, values in document.facets.items() if values}
    return (
        orjson.dumps(facets).decode(),
        title_order(document),
        *(date.toordinal() if date else None for date in days),
        *(document.place or (None, None)),
    )


def default_store() -> Store:
    """The site's database where it is SQLite, else a file beside it."""
    if connections["default"].vendor == "sqlite":
        return DatabaseStore()
    return FileStore(settings.DATA_DIR / "search.sqlite3")
