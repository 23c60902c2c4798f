"""What every test finds: the database as migrations leave it, and an empty search index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from django.contrib.contenttypes.models import ContentType
from django.core.management.commands.migrate import Command as Migrate
from django.db import connection
from django.test import TransactionTestCase
from psycopg.sql import SQL, Identifier

from search.engines import get_engine

from .new_site import migrated_database


@contextmanager
def migrating_once() -> Iterator[None]:
    """Take over what is migrated already instead of migrating once more (SQLite)."""

    def take_over(_command: Migrate, *_args: Any, **_options: Any) -> None:
        connection.ensure_connection()
        copy = sqlite3.connect(migrated_database())
        copy.backup(connection.connection)
        copy.close()

    if connection.vendor == "sqlite":
        with mock.patch.object(Migrate, "handle", take_over):
            yield
    else:
        yield


@contextmanager
def migrated() -> Iterator[None]:
    """Put what is now in the database back after each test with real transactions.

    Django would empty all tables, and with them the pages, languages and roles that every site
    has from its migrations.
    """
    copying = copied_postgresql if connection.vendor == "postgresql" else copied_sqlite
    with copying() as copy_back:

        def put_back(_case: Any) -> None:
            copy_back()
            ContentType.objects.clear_cache()

        with mock.patch.object(TransactionTestCase, "_fixture_teardown", put_back):
            yield


@contextmanager
def copied_sqlite() -> Iterator[Any]:
    """A copy in memory."""
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    connection.ensure_connection()
    connection.connection.backup(copy)

    def copy_back() -> None:
        connection.ensure_connection()
        copy.backup(connection.connection)

    yield copy_back
    copy.close()


@contextmanager
def copied_postgresql() -> Iterator[Any]:
    """A copy on the same server, which is the template of what tests get."""
    name = connection.settings_dict["NAME"]
    copy = f"{name}_migrated"

    def make(new: str, template: str) -> None:
        connection.close()
        with connection._nodb_cursor() as cursor:
            drop(cursor, new)
            cursor.execute(
                SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(new), Identifier(template))
            )

    make(copy, name)
    yield lambda: make(name, copy)
    with connection._nodb_cursor() as cursor:
        drop(cursor, copy)


def drop(cursor: Any, database: str) -> None:
    """Take ``database`` away, whoever is still connected."""
    cursor.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(database)))


class OutsideTheTest:
    """The connection as it would be without the transaction that the test runs in."""

    @property
    def in_atomic_block(self) -> bool:
        return any(not block._from_testcase for block in connection.atomic_blocks)


@contextmanager
def search_index_of_its_own() -> Iterator[None]:
    """Beside PostgreSQL, let a test find what it wrote, and forget that afterwards.

    The test's transaction is never committed and the index is a file that is not rolled back.
    """
    engine = get_engine()
    if engine.transactional:
        yield
        return
    engine.setup()
    with mock.patch("search.query.connection", OutsideTheTest()):
        yield
    engine = get_engine()  # the test may have taken another file
    if engine.position() or engine.ids():
        engine.drop()
        engine.setup()
