"""A page whose time is over says so, and nothing of what it said."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.models import NewsPage

from .factories import (
    HandbookSectionPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    aliased,
    stream,
)

pytestmark = pytest.mark.django_db

SECRET = "ひみつの募集"
ENDED = datetime.datetime(2020, 11, 3, 8, 0, tzinfo=datetime.UTC)


@pytest.fixture
def news() -> NewsPage:
    """A public item whose time is over; the scheduler has not come by."""
    return NewsPageFactory(
        parent=NewsIndexPageFactory(slug="news"),
        slug="call",
        title=SECRET,
        summary=f"{SECRET}の概要",
        body=stream(("text", f"<p>{SECRET}の本文</p>")),
        expire_at=ENDED,
    )


def says_that_it_ended(answer: HttpResponse) -> bool:
    html = answer.content.decode()
    assert SECRET not in html
    return answer.status_code == 410 and "2020年11月3日まで" in html


def test_an_expired_page_says_when_it_ended_and_where_to_go(client: Client, news: NewsPage) -> None:
    answer = client.get(news.get_url())
    assert says_that_it_ended(answer)
    html = answer.content.decode()
    assert '<a class="more" href="/news/">新しいお知らせを見る' in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'rel="canonical"' not in html


def test_it_says_the_same_once_the_scheduler_has_come_by(client: Client, news: NewsPage) -> None:
    call_command("publish_scheduled")
    assert not NewsPage.objects.get(pk=news.pk).live
    assert says_that_it_ended(client.get(news.get_url()))


def test_its_english_address_says_it_in_english(client: Client, news: NewsPage) -> None:
    alias = aliased(news)
    for _time in range(2):
        answer = client.get(alias.get_url())
        assert answer.status_code == 410
        html = answer.content.decode()
        assert SECRET not in html
        assert "This page was published until" in html
        call_command("publish_scheduled")


def test_any_page_may_end(client: Client) -> None:
    section = HandbookSectionPageFactory(title=SECRET, expire_at=ENDED)
    answer = client.get(section.get_url())
    assert says_that_it_ended(answer)
    assert "新しいお知らせを見る" not in answer.content.decode()


def withdraw(page: Page) -> None:
    page.unpublish()


def never_publish(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(live=False, expired=False, first_published_at=None)


@pytest.mark.parametrize("hide", [withdraw, never_publish])
def test_what_was_withdrawn_or_never_public_is_not_known_of(
    client: Client, news: NewsPage, hide: Callable[[Page], None]
) -> None:
    hide(news)
    answer = client.get(news.get_url())
    assert answer.status_code == 404
    assert SECRET not in answer.content.decode()


def test_what_is_private_does_not_say_that_it_ended(client: Client, news: NewsPage) -> None:
    PageViewRestriction.objects.create(page=news, restriction_type="login")
    assert client.get(news.get_url()).status_code == 302


def test_a_page_that_is_still_open_is_shown(client: Client, news: NewsPage) -> None:
    NewsPage.objects.filter(pk=news.pk).update(expire_at=timezone.now() + datetime.timedelta(1))
    answer = client.get(news.get_url())
    assert answer.status_code == 200
    assert SECRET in answer.content.decode()


def test_an_ended_page_is_kept_by_nobody(client: Client, news: NewsPage) -> None:
    client.get(news.get_url())
    NewsPage.objects.filter(pk=news.pk).update(expire_at=None)
    assert client.get(news.get_url()).status_code == 200
