"""Searches are counted by words and day; nothing says who, and what is rare or old is forgotten."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from search.models import SearchedWords
from search.searchlog import buffer
from search.searchlog.popular import popular_words
from search.searchlog.reports import in_vain, not_opened, searched, words_in_vain
from search.searchlog.words import kept_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city", "_empty")]


@pytest.fixture
def _empty() -> None:
    buffer._counts.clear()


def rows() -> list[tuple[Any, ...]]:
    buffer.flush()
    fields = ("words", "language", "searches", "hits", "watched", "clicks")
    return sorted(SearchedWords.objects.values_list(*fields))


def test_a_search_is_counted_once_and_in_one_spelling(client: Client) -> None:
    for words in ("除雪", " 除雪 ", "ＮＰＯ", "npo"):
        client.get("/search/", {"q": words})
    client.get("/search/", {"q": "除雪", "page": "2"})
    client.get("/search/", {"q": "除雪", "area": "北"})
    client.get("/search/")
    client.get("/en/search/", {"q": "snow"})
    assert rows() == [
        ("npo", "ja", 2, 0, 0, 0), ("snow", "en", 1, 1, 0, 0), ("除雪", "ja", 2, 2, 0, 0),
    ]  # fmt: skip


def test_what_a_page_tells_is_counted_for_words_of_today_alone(client: Client) -> None:
    client.get("/search/", {"q": "除雪"})
    for sign in ("shown", "opened", "opened?"):
        status = client.post("/search/sign/", {"sign": sign, "q": "除雪"}).status_code
        assert status == (204 if sign in ("shown", "opened") else 400)
    client.post("/search/sign/", {"sign": "opened", "q": "だれかの名前"})
    assert client.get("/search/sign/").status_code == 405
    assert rows() == [("除雪", "ja", 1, 2, 1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "a@example.jp",
        "090-1234-5678",
        "０３ １２３４ ５６７８",
        "https://example.jp/",
        "あ" * 61,
        " ",
    ],
)
def test_what_may_be_personal_is_not_kept(text: str) -> None:
    assert kept_words(text) == ""
    assert kept_words("令和8年度 予算") == "令和8年度 予算"


def test_nothing_says_who_searched() -> None:
    fields = {field.name for field in SearchedWords._meta.get_fields()}
    assert fields == {"id", "day", "words", "language", "searches", "hits", "watched", "clicks"}


def add(words: str, searches: int, hits: int = 1, days_ago: int = 0, **more: int) -> None:
    day = timezone.localdate() - datetime.timedelta(days=days_ago)
    SearchedWords.objects.create(
        day=day, words=words, language="ja", searches=searches, hits=hits, **more
    )


def words_of(rows: Any) -> list[str]:
    return [row["words"] for row in rows]


def test_reports_leave_out_what_few_searched_for() -> None:
    add("除雪", 3, days_ago=1)
    add("除雪", 3)
    add("名前", 2)
    add("古い", 9, days_ago=40)
    assert words_of(searched(30)) == ["除雪"]
    assert words_of(searched(365)) == ["古い", "除雪"]
    assert searched(30)[0]["searches_sum"] == 6


def test_what_was_found_in_vain_until_it_is_found() -> None:
    add("駐輪場", 4, hits=0, days_ago=3)
    assert words_in_vain() == ["駐輪場"]
    add("駐輪場", 1, hits=2)
    assert words_of(in_vain(30)) == []


def test_what_nobody_opened_is_known_only_of_pages_that_can_tell() -> None:
    add("開かない", 4, watched=3)
    add("分からない", 4, watched=0)
    add("開く", 4, watched=3, clicks=1)
    assert words_of(not_opened(30)) == ["開かない"]


def test_old_and_rare_words_are_forgotten(settings: Any) -> None:
    settings.SEARCH_LOG_DAYS = 100
    add("古い", 9, days_ago=101)
    add("まだ", 9, days_ago=100)
    add("めったにない", 1, days_ago=31)
    add("最近", 1)
    call_command("tidy_search_log", verbosity=0)
    assert set(SearchedWords.objects.values_list("words", flat=True)) == {"まだ", "最近"}


def test_an_empty_box_offers_what_many_search_for_and_find(client: Client) -> None:
    add("除雪", 5)
    add("ないもの", 9, hits=0)
    add("名前", 2)
    assert popular_words("ja") == ["除雪"]
    answer = client.get("/search/suggest/", {"q": ""}).json()
    assert answer["popular"]
    assert [one["text"] for one in answer["suggestions"]] == ["除雪"]


def test_what_cannot_be_written_now_is_written_later(client: Client, monkeypatch: Any) -> None:
    client.get("/search/", {"q": "除雪"})

    def full(*_: Any) -> None:
        raise DatabaseError("disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(buffer, "_write", full)
        buffer.flush()
    assert rows() == [("除雪", "ja", 1, 2, 0, 0)]
