"""A reader is told what a translation lacks, in either language, on pages and on records."""

from __future__ import annotations

import datetime

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from cms.models import StandardPage
from portal.models import Group
from tests.portal.factories import GroupFactory, GroupTranslationFactory

from .factories import StandardPageFactory, aliased

pytestmark = pytest.mark.django_db

MISSING = "This page has not been translated yet. You are reading the original."
OLDER = "The Japanese original of this page was changed after it was translated."
RECORD_MISSING = "The texts on this page are available in Japanese only."
RECORD_SOME = "Some of the texts on this page are available in Japanese only."
RECORD_OLDER = "The Japanese text has changed since this translation was made."


def notices(client: Client, url: str) -> list[Tag]:
    """What the page tells above its text."""
    return BeautifulSoup(client.get(url).content, "html.parser").select("main .notice")


def titles(client: Client, url: str) -> list[str]:
    return [
        notice.select_one(".notice__title").get_text(strip=True) for notice in notices(client, url)
    ]


def translated(changed: datetime.timedelta) -> tuple[Page, Page]:
    """A page and its translation; the original was published ``changed`` after it."""
    page = StandardPageFactory(title="利用案内")
    english = aliased(page)
    now = timezone.now()
    StandardPage.objects.filter(pk=english.pk).update(
        alias_of=None, title="How to use it", last_published_at=now
    )
    StandardPage.objects.filter(pk=page.pk).update(last_published_at=now + changed)
    return page, english


def test_a_page_that_is_not_translated_says_so_and_shows_the_original(client: Client) -> None:
    page = StandardPageFactory(title="利用案内")
    english = aliased(page)
    assert titles(client, english.get_url()) == [MISSING]
    assert titles(client, page.get_url()) == []
    html = BeautifulSoup(client.get(english.get_url()).content, "html.parser")
    assert html.h1.find_parent(attrs={"lang": "ja"}) or html.h1.get("lang") == "ja"


def test_a_translation_that_is_up_to_date_says_nothing(client: Client) -> None:
    page, english = translated(-datetime.timedelta(hours=1))
    assert titles(client, english.get_url()) == titles(client, page.get_url()) == []


def test_a_translation_older_than_its_original_leads_there(client: Client) -> None:
    page, english = translated(datetime.timedelta(hours=1))
    [notice] = notices(client, english.get_url())
    assert OLDER in notice.get_text()
    assert notice.a["href"] == page.get_url()
    assert notice.a["hreflang"] == "ja"
    assert titles(client, page.get_url()) == []


def test_an_original_taken_down_is_no_longer_named(client: Client) -> None:
    page, english = translated(datetime.timedelta(hours=1))
    StandardPage.objects.filter(pk=page.pk).update(live=False)
    assert titles(client, english.get_url()) == []


def translated_group(code: str, **texts: str) -> Group:
    """A group that looks for people, with its English texts made just now."""
    group = GroupFactory(code=code, name_en="Helpers", looking_for="手伝い", **texts)
    row = GroupTranslationFactory(record=group, looking_for="Helpers", description="")
    row.remember_source()
    row.save()
    return group


def test_a_record_says_what_is_in_japanese_only(client: Client) -> None:
    GroupFactory(code="G1", name_en="", description="説明")
    translated_group("G2", description="説明")
    assert titles(client, "/en/groups/G1/") == [RECORD_MISSING]
    assert titles(client, "/en/groups/G2/") == [RECORD_SOME]
    assert titles(client, "/groups/G1/") == titles(client, "/groups/G2/") == []


def test_a_record_whose_japanese_text_changed_says_so_and_leads_there(client: Client) -> None:
    group = translated_group("G1", description="")
    assert titles(client, "/en/groups/G1/") == []
    group.looking_for = "新しい手伝い"
    group.save()
    [notice] = notices(client, "/en/groups/G1/")
    assert RECORD_OLDER in notice.get_text()
    assert notice.a["href"] == "/groups/G1/"
    assert titles(client, "/groups/G1/") == []
