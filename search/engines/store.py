"""Where the SQLite engine keeps its tables: in the site's database, or in a file of its own."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

from django.db import connections, transaction

Row = Sequence[Any]


class Store(Protocol):
    """A SQLite database. Statements use ``?``; a transaction may be nested in another."""

    def execute(self, sql: str, params: Row = ()) -> list[Row]:
        """Run one statement and return its rows."""

    def executemany(self, sql: str, rows: Iterable[Row]) -> None:
        """Run one statement for each row of parameters."""

    def atomic(self) -> AbstractContextManager[None]:
        """Everything within happens, or nothing."""


class DatabaseStore:
    """The site's own SQLite database: index writes join the transaction of the object."""

    def __init__(self, alias: str = "default") -> None:
        self.alias = alias

    def execute(self, sql: str, params: Row = ()) -> list[Row]:
        with connections[self.alias].cursor() as cursor:
            cursor.execute(sql.replace("?", "%s"), list(params))
            return cursor.fetchall()

    def executemany(self, sql: str, rows: Iterable[Row]) -> None:
        with connections[self.alias].cursor() as cursor:
            cursor.executemany(sql.replace("?", "%s"), list(rows))

    def atomic(self) -> AbstractContextManager[None]:
        return transaction.atomic(using=self.alias)


class FileStore:
    """A SQLite file beside another kind of database; one connection a thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection, in WAL mode: readers never wait for a writer."""
        if not hasattr(self._local, "connection"):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=30, isolation_level=None)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            self._local.connection = connection
        return self._local.connection

    def execute(self, sql: str, params: Row = ()) -> list[Row]:
        return self.connection.execute(sql, tuple(params)).fetchall()

    def executemany(self, sql: str, rows: Iterable[Row]) -> None:
        self.connection.executemany(sql, rows)

    @contextmanager
    def atomic(self) -> Any:
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def close(self) -> None:
        """Close this thread's connection."""
        if hasattr(self._local, "connection"):
            self._local.connection.close()
            del self._local.connection
