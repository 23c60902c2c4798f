"""What all tests share: skips that CI does not accept, and what the machine has."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from pytest_django import DjangoDbBlocker

# Playwright keeps an event loop in the test's thread; Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

ON_CI = os.environ.get("CI") == "true"
CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
MISSING = [] if CHROMIUM else ["Chromium is not installed: browser tests are skipped."]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what the machine cannot run."""
    for item in items:
        if item.get_closest_marker("browser") and not CHROMIUM:
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name in one line each what was missing."""
    for line in MISSING:
        terminalreporter.write_line(line, yellow=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """On CI a skipped test is a failed one: there everything must be able to run."""
    report = yield
    if ON_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped on CI: {item.nodeid}"
    return report


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Drive the machine's own Chromium."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """After a test with real transactions, put back what the migrations made.

    Django would empty all tables, and with them the pages, languages and roles that every site
    has from its migrations.
    """
    if connection.vendor != "sqlite":
        yield
        return
    migrated = sqlite3.connect(":memory:", check_same_thread=False)
    with django_db_blocker.unblock():
        connection.ensure_connection()
        connection.connection.backup(migrated)

    def put_back(_case: Any) -> None:
        connection.ensure_connection()
        migrated.backup(connection.connection)
        ContentType.objects.clear_cache()

    with mock.patch.object(TransactionTestCase, "_fixture_teardown", put_back):
        yield


@pytest.fixture(autouse=True)
def _as_at_the_start() -> Iterator[None]:
    """No test sees what another has cached, how often it has asked, or in which language."""
    cache.clear()
    with translation.override(settings.LANGUAGE_CODE):
        yield
    cache.clear()
