"""The demo city in the test database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests.databases import copied_sqlite
from tests.demo_city import SAID, copy_demo
from tests.new_site import DATABASE


@pytest.fixture(scope="module")
def demo(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """What ``manage.py demo`` said; its database and media are the module's (SQLite only)."""
    folder = tmp_path_factory.mktemp("demo")
    copy_demo(folder)
    with (
        django_db_blocker.unblock(),
        copied_sqlite() as put_back,
        override_settings(MEDIA_ROOT=folder / "media"),
    ):
        city = sqlite3.connect(folder / DATABASE)
        city.backup(connection.connection)
        city.close()
        forget()
        yield (folder / SAID).read_text(encoding="utf-8")
        put_back()
        forget()


def forget() -> None:
    """Drop what was remembered of the other database."""
    ContentType.objects.clear_cache()
    cache.clear()
