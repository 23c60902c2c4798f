"""The news feed."""

from __future__ import annotations

import datetime
import html
from xml.etree import ElementTree

import pytest
from django.test import Client

from cms.models import NewsPage

from .factories import NewsIndexPageFactory, NewsPageFactory, aliased

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client: Client, url: str = "/news/feed/") -> list[ElementTree.Element]:
    """The entries of the feed at an address."""
    answer = client.get(url)
    assert answer["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")


def test_newest_first_with_links_dates_and_categories(client: Client) -> None:
    index = NewsIndexPageFactory(slug="news")
    for day in (1, 3, 2):
        NewsPageFactory(
            parent=index,
            title=f"{day}日",
            slug=f"d{day}",
            date=datetime.date(2026, 4, day),
            category="call",
        )
    found = entries(client)
    assert [entry.findtext(f"{ATOM}title") for entry in found] == ["3日", "2日", "1日"]
    first = found[0]
    assert first.find(f"{ATOM}link").get("href") == "http://testserver/news/d3/"
    assert first.findtext(f"{ATOM}published") == "2026-04-03T00:00:00+09:00"
    assert first.find(f"{ATOM}category").get("term") == "募集"
    assert first.findtext(f"{ATOM}summary") == "市民と市が協力して取り組みます。"


def test_the_english_feed_holds_what_is_written_in_english(client: Client) -> None:
    page = NewsPageFactory()
    alias = aliased(page)
    assert entries(client, "/en/news/feed/") == []
    NewsPage.objects.filter(pk=alias.pk).update(alias_of=None)
    assert len(entries(client, "/en/news/feed/")) == 1


def test_a_title_pasted_with_control_characters_breaks_no_feed(client: Client) -> None:
    NewsPageFactory(parent=NewsIndexPageFactory(slug="news"), title="一行目\x0b二行目")
    assert [entry.findtext(f"{ATOM}title") for entry in entries(client)] == ["一行目二行目"]


def test_the_feed_costs_the_same_however_long_it_is(
    client: Client, django_assert_max_num_queries: object
) -> None:
    index = NewsIndexPageFactory()
    for _number in range(12):
        NewsPageFactory(parent=index)
    client.get("/news/feed/")
    with django_assert_max_num_queries(3):
        assert len(entries(client)) == 12


def test_the_feed_names_its_author_and_shows_text_as_text(client: Client) -> None:
    NewsPageFactory(parent=NewsIndexPageFactory(slug="news"), summary="1 < 2 & <b>3</b>")
    feed = ElementTree.fromstring(client.get("/news/feed/").content)
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "ともに市 市民協働ポータル", (
        "RFC 4287 wants an author"
    )
    summary = feed.find(f"{ATOM}entry/{ATOM}summary")
    assert (summary.get("type"), html.unescape(summary.text)) == ("html", "1 < 2 & <b>3</b>")
    assert "<b>" not in summary.text
