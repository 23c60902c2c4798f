"""A slip of the pen: the better spelling is offered first, alike on the page, in JSON and Atom."""

from __future__ import annotations

import datetime
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from search.query import Query, search
from search.spelling import other_spellings

pytestmark = pytest.mark.django_db

ATOM = {"": "http://www.w3.org/2005/Atom"}
EYE = "市眠"
"""Each of its characters stands in many texts."""


@pytest.fixture(autouse=True)
def _city(write: Any) -> None:
    for number in range(4):
        write(f"groups:G{number}", f"市民の会{number}", "市の防災訓練で眠る人を起こします。")
    write("groups:G9", "防災を学ぶ会", "訓話を聞きます。")
    write("events:E1", "市民の日", starts_on=datetime.date(2020, 5, 3))


def spellings(text: str, **query: Any) -> list[tuple[str, int]]:
    results = search(Query(text, language="ja", **query))
    return [(other.text, other.count) for other in other_spellings(results)]


def test_what_finds_nothing_offers_what_was_meant_with_what_it_finds_now() -> None:
    assert spellings(EYE) == [("市民", 4)]  # the day is over
    assert search(Query("市民", language="ja")).total == 4


def test_single_characters_of_a_word_find_nothing_by_themselves() -> None:
    results = search(Query(EYE, language="ja"))
    assert (results.total, results.relaxed) == (0, False)


def test_enough_that_has_the_words_asks_for_no_other_spelling(
    django_assert_num_queries: Any,
) -> None:
    results = search(Query("市民", language="ja"))
    with django_assert_num_queries(0):
        assert other_spellings(results) == []
    assert spellings("") == []


def test_filters_do_not_make_a_right_word_look_wrong() -> None:
    assert spellings("市民", filters={"kind": ("facility",)}) == []
    assert spellings(EYE, filters={"kind": ("facility",)}) == [("市民", 4)]


def test_the_page_offers_it_before_anything_else(client: Client) -> None:
    html = client.get("/search/", {"q": EYE, "kind": "facility"}).content.decode()
    offer = re.search(r'<a href="\?([^"]*)"><strong>市民</strong> <span class="count">4<', html)
    assert offer
    assert offer[1] == "q=%E5%B8%82%E6%B0%91"
    assert html.index("もしかして") < html.index("一致するものは見つかりませんでした")
    assert '<li class="search-hit' not in html


def test_the_page_says_what_is_listed_below_the_offer(client: Client) -> None:
    html = client.get("/search/", {"q": "防災訓錬"}).content.decode()
    offer, notice = html.index("<strong>防災訓練</strong>"), html.index("一部の言葉を含むもの")
    assert offer < notice < html.index('<li class="search-hit')


def test_json_and_the_feed_offer_the_same(client: Client) -> None:
    data = client.get("/api/v1/search", {"q": EYE}).json()
    address = "http://testserver/api/v1/search?q=%E5%B8%82%E6%B0%91"
    assert data["meant"] == [{"text": "市民", "total": 4, "href": address}]
    assert data["results"] == []
    assert client.get(address).json()["meant"] == []

    feed = ElementTree.fromstring(client.get("/search/feed/", {"q": EYE}).content)
    assert feed.findall("entry", ATOM) == []
    (related,) = feed.findall("link[@rel='related']", ATOM)
    assert related.get("title") == "市民"
    assert related.get("href") == "http://testserver/search/feed/?q=%E5%B8%82%E6%B0%91"


def test_json_and_the_feed_say_that_some_of_the_words_did(client: Client) -> None:
    data = client.get("/api/v1/search", {"q": "防災訓錬"}).json()
    assert data["relaxed"]
    assert [other["text"] for other in data["meant"]] == ["防災訓練"]
    feed = client.get("/search/feed/", {"q": "防災訓錬"}).content.decode()
    assert "一部の言葉を含むもの" in ElementTree.fromstring(feed).findtext("subtitle", "", ATOM)
