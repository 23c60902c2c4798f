"""The ways through the site."""

from __future__ import annotations

import pytest
from django.test import Client

from cms.navigation import Navigation
from tests.portal.factories import GroupFactory

from .factories import (
    CaseStudyIndexPageFactory,
    HandbookPageFactory,
    HandbookSectionPageFactory,
    NewsIndexPageFactory,
    StandardPageFactory,
    aliased,
)

pytestmark = pytest.mark.django_db


def ways(client: Client, url: str) -> Navigation:
    """The navigation that an address shows."""
    return client.get(url).context["navigation"]


@pytest.fixture(scope="module", autouse=True)
def _pages(module_db: None) -> None:
    """The usual pages, made in no particular order."""
    about = StandardPageFactory(slug="about", title="このサイトについて")
    news = NewsIndexPageFactory(slug="news")
    cases = CaseStudyIndexPageFactory(slug="cases")
    handbook = HandbookPageFactory(slug="handbook")
    section = HandbookSectionPageFactory(parent=handbook, slug="one")
    for page in (about, news, cases, handbook, section):
        aliased(page)


def test_the_menu_keeps_its_order_under_short_names(client: Client) -> None:
    found = ways(client, "/")
    assert [(link.title, link.url) for link in found.main] == [
        ("ハンドブック", "/handbook/"),
        ("協働の事例", "/cases/"),
        ("団体", "/groups/"),
        ("施設", "/facilities/"),
        ("イベント", "/events/"),
        ("お知らせ", "/news/"),
    ]
    assert [link.title for link in found.footer] == ["このサイトについて"]


@pytest.mark.parametrize(
    ("url", "current"), [("/handbook/one/", "/handbook/"), ("/groups/", "/groups/"), ("/", None)]
)
def test_the_menu_marks_where_the_visitor_is(client: Client, url: str, current: str | None) -> None:
    marked = [link.url for link in ways(client, url).main if link.current]
    assert marked == ([current] if current else [])


def test_the_english_menu_leads_to_english_addresses(client: Client) -> None:
    found = ways(client, "/en/handbook/one/")
    assert [link.url for link in found.main][:3] == ["/en/handbook/", "/en/cases/", "/en/groups/"]
    assert (found.home, found.search) == ("/en/", "/en/search/")
    assert found.main[0].title == "Handbook"


@pytest.mark.parametrize(
    "path", ["/", "/handbook/one/", "/cases/?field=07", "/groups/?area=中央", "/groups/G1/"]
)
def test_switching_the_language_stays_on_the_same_page(client: Client, path: str) -> None:
    GroupFactory(code="G1")
    japanese, english = ways(client, path).languages
    assert (japanese.current, english.current) == (True, False)
    assert english.url.count("=") == path.count("="), "the filters stay too"
    assert client.get(english.url).status_code == 200
    back, here = ways(client, english.url).languages
    assert (back.current, here.current) == (False, True)
    assert back.url == japanese.url


def test_an_alias_is_no_alternate_for_search_engines(client: Client) -> None:
    html = client.get("/handbook/one/").content.decode()
    assert 'hreflang="ja" href="http://testserver/handbook/one/"' in html
    assert 'rel="alternate" hreflang="en"' not in html
    assert 'rel="alternate" hreflang="en"' in client.get("/groups/").content.decode()


def test_breadcrumbs_lead_up_without_the_page_itself_as_link(client: Client) -> None:
    html = client.get("/handbook/one/").content.decode()
    crumbs = html[html.index('<nav class="breadcrumbs') : html.index('<main id="main"')]
    assert crumbs.count("<a href=") == 2
    assert 'aria-current="page"' in crumbs
