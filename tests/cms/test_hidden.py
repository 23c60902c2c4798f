"""A draft, a withdrawn, an expired and a private page appear nowhere: one walk over every list."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from .factories import (
    CaseStudyIndexPageFactory,
    CaseStudyPageFactory,
    HandbookPageFactory,
    HandbookSectionPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    StandardPageFactory,
    aliased,
    stream,
)

pytestmark = pytest.mark.django_db

SECRET = "ひみつの書類"
PLACES = [
    "/",
    "/handbook/",
    "/handbook/open/",
    "/cases/",
    "/news/",
    "/news/?category=notice",
    "/news/feed/",
    "/sitemap-pages.xml",
]
Hide = Callable[[Page], None]


def unpublish(page: Page) -> None:
    page.unpublish()


def expire(page: Page) -> None:
    """Its time is over, and the scheduler has not come by yet."""
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))


def restrict(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


@pytest.fixture
def pages() -> list[Page]:
    """One of each kind that lists show, beside public neighbours."""
    edition = HandbookPageFactory(slug="handbook")
    HandbookSectionPageFactory(parent=edition, slug="open", title="ひらかれた章")
    cases = CaseStudyIndexPageFactory(slug="cases")
    news = NewsIndexPageFactory(slug="news")
    body = stream(("text", f"<p>{SECRET}の本文</p>"))
    given = {"slug": "secret", "title": SECRET, "body": body}
    return [
        HandbookSectionPageFactory(parent=edition, **given),
        CaseStudyPageFactory(parent=cases, **given),
        NewsPageFactory(parent=news, **given),
        StandardPageFactory(**given),
    ]


def mentions(client: Client, language: str = "") -> list[str]:
    """The addresses whose answer names the secret, by title or address."""
    found = []
    for place in PLACES:
        url = place if place.startswith("/sitemap") else language + place
        text = client.get(url).content.decode()
        if SECRET in text or "/secret/" in text:
            found.append(place)
    return found


def test_public_pages_are_found_everywhere(pages: list[Page], client: Client) -> None:
    assert mentions(client) == PLACES


@pytest.mark.parametrize("hide", [unpublish, expire, restrict])
def test_hidden_pages_are_found_nowhere(pages: list[Page], client: Client, hide: Hide) -> None:
    for page in pages:
        aliased(page)
        hide(page)
        if hide is expire:
            hide(Page.objects.get(alias_of=page))
    assert mentions(client) == mentions(client, "/en") == []
    for page in pages:
        answer = client.get(page.get_url())
        assert answer.status_code in (302, 404, 410)
        assert SECRET not in answer.content.decode()
        assert list(page.search_documents()) == []


def test_an_alias_of_a_private_page_asks_to_log_in(pages: list[Page], client: Client) -> None:
    alias = aliased(pages[0])
    restrict(pages[0].get_parent())
    assert client.get(alias.get_url()).status_code == 302


def test_never_published_pages_are_found_nowhere(client: Client) -> None:
    edition = HandbookPageFactory(slug="handbook")
    HandbookSectionPageFactory(parent=edition, slug="open")
    news = NewsIndexPageFactory(slug="news")
    cases = CaseStudyIndexPageFactory(slug="cases")
    given = {"slug": "secret", "title": SECRET, "live": False}
    HandbookSectionPageFactory(parent=edition, **given)
    NewsPageFactory(parent=news, **given)
    CaseStudyPageFactory(parent=cases, **given)
    assert mentions(client) == []
