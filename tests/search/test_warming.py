"""A process reads what searching needs before anybody searches, and never fails by it."""

from __future__ import annotations

import logging
import sys
from typing import Any

import pytest
from django.db import DatabaseError

from search import warming
from search.query import Query


def test_it_searches_in_a_thread_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Query] = []
    monkeypatch.setattr(warming, "search", asked.append)
    warming.warm().join()
    assert len(asked) == 1
    assert asked[0].text


def test_a_database_that_is_not_ready_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(query: Query) -> None:
        raise DatabaseError("no such table")

    monkeypatch.setattr(warming, "search", fail)
    with caplog.at_level(logging.INFO, logger="search.warming"):
        warming.warm().join()
    assert "no such table" in caplog.text


def test_a_public_site_does_it_when_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Any] = []
    monkeypatch.setattr(warming, "warm", lambda: started.append(1))
    monkeypatch.delitem(sys.modules, "cms.wsgi", raising=False)
    import cms.wsgi  # noqa: F401

    assert started == [1]
