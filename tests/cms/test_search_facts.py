"""What a found page says of itself: where in the handbook it stands, from when, where it was."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import translation
from wagtail.models import PageViewRestriction

from cms.search_facts import area_facts, date_facts, trail_facts
from search.hit_facts import Fact
from search.hits import Hit
from search.models import SearchEntry
from search.query import Query, search

from .factories import HandbookPageFactory, HandbookSectionPageFactory

pytestmark = pytest.mark.django_db


def hit(**fields: Any) -> Hit:
    values = {"published_on": None, "facets": {}} | fields
    return Hit(
        key="page:1", locale="ja", kind="", kind_label="", url="/", title=[], excerpt=[],
        date=None, end_date=None, place=None, **values,
    )  # fmt: skip


def trail() -> str:
    (found,) = search(Query("基礎を知る", language="ja")).hits
    return "".join(fact.text for fact in trail_facts(found))


def test_a_section_says_in_which_edition_and_chapter_it_is() -> None:
    edition = HandbookPageFactory(title="協働ハンドブック")
    chapter = HandbookSectionPageFactory(title="協働とは", parent=edition)
    HandbookSectionPageFactory(title="基礎を知る", parent=chapter)
    assert trail() == "協働ハンドブック › 協働とは"
    chapter.title = "協働のすすめ"
    chapter.save_revision().publish()
    assert trail() == "協働ハンドブック › 協働のすすめ"
    chapter.unpublish()
    assert trail() == "協働ハンドブック"
    chapter.save_revision().publish()
    assert trail() == "協働ハンドブック › 協働のすすめ"
    PageViewRestriction.objects.create(page=edition, restriction_type="login")
    assert not SearchEntry.objects.filter(title="基礎を知る").exists()


def test_what_stands_alone_names_nothing_above() -> None:
    assert list(trail_facts(hit())) == []


def test_news_say_from_when_they_are_in_the_readers_language() -> None:
    news = hit(published_on=datetime.date(2026, 11, 3))
    assert list(date_facts(news)) == [Fact("2026年11月3日", icon="calendar")]
    with translation.override("en"):
        assert next(iter(date_facts(news))).text == "3 November 2026"
    assert list(date_facts(hit())) == []


def test_a_case_says_where_it_was() -> None:
    found = area_facts(hit(facets={"area": ("北町", "南町")}))
    assert list(found) == [Fact("北町・南町", icon="map-pin")]
    assert list(area_facts(hit())) == []
