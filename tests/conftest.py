"""What all tests share: skips that CI does not accept, and what the machine has."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import ExitStack
from unittest import mock

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.template import Context, Template
from django.test.signals import template_rendered
from django.utils import translation
from django.utils.safestring import SafeString
from pytest_django import DjangoDbBlocker

from tests.chromium import CHROMIUM, OPTIONS
from tests.databases import migrated, migrating_once, search_index_of_its_own

# Playwright keeps an event loop in the test's thread; Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

pytest_plugins = ["tests.once", "tests.order", "tests.elasticsearch.plugin"]

ON_CI = os.environ.get("CI") == "true"
JOURNEY_FIXTURES = {"browser", "demo", "elasticsearch_url", "node"}
"""Fixtures of more than the project's own process: Chromium, the loaded demo city, a node."""

MISSING = [] if CHROMIUM else ["Chromium is not installed: browser tests are skipped."]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark journeys, skip what the machine cannot run, leave out what is about another database."""
    for item in items:
        if not JOURNEY_FIXTURES.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.journey)
    for database, name in {"postgresql": "PostgreSQL", "sqlite": "SQLite"}.items():
        if connection.vendor != database:
            leave_out(
                config, items, database, f"The database is not {name}: its tests are left out."
            )
    for item in items:
        if item.get_closest_marker("browser") and not CHROMIUM:
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Contents of files are numbered: some hold the time, and processes must agree on names."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what lives as long as the run: code and settings."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


def leave_out(config: pytest.Config, items: list[pytest.Item], marker: str, why: str) -> None:
    """Deselect the tests with ``marker`` and say so."""
    out = [item for item in items if item.get_closest_marker(marker)]
    if out:
        config.hook.pytest_deselected(items=out)
        items[:] = [item for item in items if item not in out]
        MISSING.append(why)


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
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": OPTIONS}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """The databases that are set up after this are migrated once a run."""
    with migrating_once():
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Every test begins with what the migrations made."""
    with ExitStack() as kept:
        with django_db_blocker.unblock():
            kept.enter_context(migrated())
        yield
        with django_db_blocker.unblock():
            kept.close()


@pytest.fixture(scope="module")
def module_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The database for fixtures of a module: what they write is there for each of its tests."""
    around = transaction.atomic()
    around._from_testcase = True  # type: ignore[attr-defined]  # as Django marks those of its tests
    with django_db_blocker.unblock(), around:
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session", autouse=True)
def _contexts_of_whole_templates(django_test_environment: None) -> Iterator[None]:
    """Django's test client keeps the context of a page, not another of each part it is made of.

    A form of the desk has a thousand parts; copying their contexts took a third of its time.
    """

    def render(template: Template, context: Context) -> SafeString:
        if context.template is template:
            template_rendered.send(sender=template, template=template, context=context)
        return template.nodelist.render(context)

    with mock.patch.object(Template, "_render", render):
        yield


@pytest.fixture(autouse=True)
def _as_at_the_start() -> Iterator[None]:
    """No test sees what another has cached, how often it has asked, or in which language."""
    cache.clear()
    with translation.override(settings.LANGUAGE_CODE), search_index_of_its_own():
        yield
    cache.clear()
