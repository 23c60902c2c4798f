"""Any search as an Atom feed: the newest first, in the reader's language, always well-formed."""

from __future__ import annotations

import datetime
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from search.engines.base import EngineUnavailableError

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]

ATOM = {"": "http://www.w3.org/2005/Atom"}


def feed(client: Client, path: str = "/search/feed/", **params: Any) -> ElementTree.Element:
    response = client.get(path, params)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content)


def texts(element: ElementTree.Element, path: str) -> list[str]:
    return [found.text or "" for found in element.findall(path, ATOM)]


def links(element: ElementTree.Element) -> dict[str, str]:
    return {link.get("rel", ""): link.get("href", "") for link in element.findall("link", ATOM)}


def test_the_newest_results_come_first(client: Client, write: Any) -> None:
    for number, day in ((1, 2), (2, 9), (3, 5)):
        published = datetime.date(2026, 11, day)
        write(f"news:N{number}", f"除雪のお知らせ{number}", published_on=published)
    found = feed(client, q="除雪のお知らせ")
    assert texts(found, "entry/title") == [f"除雪のお知らせ{number}" for number in (2, 3, 1)]
    first = found.find("entry", ATOM)
    assert first is not None
    assert texts(first, "updated") == texts(first, "published") == ["2026-11-09T00:00:00+09:00"]
    assert links(first)["alternate"].endswith("/news/N2/")


def test_an_entry_says_what_it_is_and_why_it_was_found(client: Client) -> None:
    entry = feed(client, q="会議室").find("entry", ATOM)
    assert entry is not None
    assert texts(entry, "title") == ["北公民館"]
    category = entry.find("category", ATOM)
    assert category is not None
    assert category.get("term") == "施設"
    assert texts(entry, "summary") == ["会議室があります。"]


def test_text_is_never_markup(client: Client, write: Any) -> None:
    write("news:N1", "<b>除雪機</b> & 人手", "<script>alert(1)</script>除雪機です。")
    entry = feed(client, q="除雪機").find("entry", ATOM)
    assert entry is not None
    assert texts(entry, "title") == ["<b>除雪機</b> & 人手"]
    (summary,) = texts(entry, "summary")
    assert "&lt;script&gt;" in summary  # the summary is HTML: a reader shows it as text
    assert "<script>" not in summary


def test_it_narrows_as_the_page_does(client: Client) -> None:
    assert texts(feed(client, q="除雪", kind="group"), "entry/title") == ["雪かき応援団"]
    found = feed(client, q="除雪", kind="event", area="北")
    assert texts(found, "entry/title") == ["除雪ボランティア講座"]
    address = "q=%E9%99%A4%E9%9B%AA&kind=event&area=%E5%8C%97"
    assert links(found)["alternate"].endswith(f"/search/?{address}")
    assert links(found)["self"].endswith(f"/search/feed/?{address}")


def test_each_language_has_its_own(client: Client) -> None:
    found = feed(client, "/en/search/feed/", q="snow")
    assert found.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert texts(found, "title") == ["Search for “snow”"]
    assert texts(found, "entry/title") == ["Snow helpers"]
    assert links(found)["alternate"].endswith("/en/search/?q=snow")


def test_the_page_names_its_feed(client: Client) -> None:
    html = client.get("/search/", {"q": "除雪", "kind": "event"}).content.decode()
    assert html.count("/search/feed/?q=%E9%99%A4%E9%9B%AA&amp;kind=event") == 2  # head and foot


@pytest.mark.parametrize(
    "query", ["", "q=%00", "q=%ff%fe", "q=%1b%0b%EF%BF%BF", "kind=none&from=x&page=1000000000"]
)
def test_any_address_gives_a_feed_that_can_be_read(client: Client, write: Any, query: str) -> None:
    write("news:N1", "制御\x0b文字\x1bの\uffffお知らせ", "本文\x08です。")
    response = client.get(f"/search/feed/?{query}")
    assert response.status_code == 200
    ElementTree.fromstring(response.content)


def test_it_takes_few_queries(
    client: Client, write: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        write(f"groups:N{number}", f"除雪の会{number}")
    feed(client, q="除雪")
    with django_assert_max_num_queries(6):
        assert len(texts(feed(client, q="除雪"), "entry/title")) == 50


def test_an_engine_that_is_away_is_asked_again_later(client: Client, monkeypatch: Any) -> None:
    def away(*_: object) -> None:
        raise EngineUnavailableError

    monkeypatch.setattr("search.engines.reader.SqliteReader.search", away)
    response = client.get("/search/feed/", {"q": "除雪"})
    assert response.status_code == 503
    assert response["Retry-After"] == "60"
