"""A visitor of a site that keeps its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client, TestCase, override_settings

Commit = Callable[[], AbstractContextManager[list[Callable[[], Any]]]]


@pytest.fixture
def visitor() -> Iterator[Client]:
    """Brings no cookie; what was kept for others before is forgotten."""
    caches["pages"].clear()
    with override_settings(PAGE_CACHE_SECONDS=60):
        yield Client()
    caches["pages"].clear()


@pytest.fixture
def commit() -> Commit:
    """What is written inside it counts as committed; gives what is done after the commit."""

    @contextmanager
    def committed() -> Iterator[list[Callable[[], Any]]]:
        connection.run_on_commit.clear()
        with TestCase.captureOnCommitCallbacks(execute=True) as callbacks:
            yield callbacks

    return committed
