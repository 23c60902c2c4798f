"""A document's texts are bounded, and what is cut is said."""

from __future__ import annotations

import logging

import pytest

from search.documents import LONGEST, SearchDocument
from search.models import SearchEntry
from search.query import Query, search

from .conftest import Write


def document(body: str) -> SearchDocument:
    return SearchDocument("pages:1", "ja", "page", "長い議事録", "/1/", body)


def test_what_is_too_long_is_cut_and_said(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "search.documents"):
        assert len(document("協働のまち。" * 1_000_000).body) == LONGEST["body"]
    (record,) = caplog.records
    assert "pages:1 (ja)" in record.getMessage()
    assert "6000000 characters of body" in record.getMessage()
    assert "first 300000" in record.getMessage()


def test_what_is_not_too_long_is_whole(caplog: pytest.LogCaptureFixture) -> None:
    assert len(document("あ" * LONGEST["body"]).body) == LONGEST["body"]
    assert caplog.records == []


def test_five_megabytes_are_indexed_and_found_by_their_beginning(write: Write) -> None:
    write("pages:1", "長い議事録", "除雪の手引き。" + "市民と行政の協働です。" * 166_000)
    assert len(SearchEntry.objects.get().body) == LONGEST["body"]
    assert search(Query("除雪 協働")).total == 1
