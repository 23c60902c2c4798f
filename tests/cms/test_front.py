"""What the front page lists."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from cms.front import SHOWN, FrontPage
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

from .factories import (
    CaseStudyPageFactory,
    HandbookSectionPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    japanese_home,
)

pytestmark = pytest.mark.django_db


def front(client: Client, url: str = "/") -> FrontPage:
    """What the front page at an address shows."""
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.context["front"]


def test_an_empty_city_has_a_front_page_without_empty_parts(client: Client) -> None:
    html = client.get("/").content.decode()
    assert "何をお探しですか" in html
    assert "これからのイベント" not in html


def test_the_next_events_come_first_and_past_ones_not(client: Client) -> None:
    today = timezone.localdate()
    for days in (9, 2, -3, 0):
        EventFactory(name=f"{days}日後", start_date=today + datetime.timedelta(days=days))
    assert [event.name for event in front(client).events] == ["0日後", "2日後", "9日後"]


def test_every_part_is_short(client: Client) -> None:
    news = NewsIndexPageFactory()
    for _number in range(SHOWN + 2):
        GroupFactory()
        FacilityFactory()
        NewsPageFactory(parent=news)
    found = front(client)
    assert {len(found.groups), len(found.facilities), len(found.news)} == {SHOWN}


def test_inactive_and_unpublished_groups_are_left_out(client: Client) -> None:
    GroupFactory(name="活動中の会")
    GroupFactory(name="解散した会", status="dissolved")
    GroupFactory(name="下書きの会", live=False)
    assert [group.name for group in front(client).groups] == ["活動中の会"]


def test_chapters_news_and_cases_of_the_readers_language(client: Client) -> None:
    chapter = HandbookSectionPageFactory(title="協働とは")
    HandbookSectionPageFactory(parent=chapter)
    NewsPageFactory(title="新しい知らせ")
    CaseStudyPageFactory(title="川の事例")
    found = front(client)
    assert [entry.title for entry in found.chapters] == ["第1章 協働とは"]
    assert [page.title for page in found.news] == ["新しい知らせ"]
    assert [page.title for page in found.cases] == ["川の事例"]
    html = client.get("/").content.decode()
    for text in ("協働とは", "新しい知らせ", "川の事例"):
        assert text in html
    english = front(client, "/en/")
    assert (english.chapters, english.news, english.cases) == ([], [], [])


def test_an_editor_writes_the_first_words(client: Client) -> None:
    home = japanese_home()
    home.headline, home.summary = "いっしょに、まちをつくる", "ここから始まります。"
    home.save_revision().publish()
    html = client.get("/").content.decode()
    assert "<h1>いっしょに、まちをつくる</h1>" in html
    assert "ここから始まります。" in html
