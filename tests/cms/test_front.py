"""What the front page lists, and what its editor decides."""

from __future__ import annotations

import datetime
import json

import pytest
from django.test import Client
from django.utils import timezone

from cms.front import CASES, NEWS, FrontPage
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

from .factories import (
    CaseStudyPageFactory,
    HandbookPageFactory,
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


def part(name: str) -> str:
    """How the markup names a part."""
    return f"front__part--{name}"


def test_an_empty_city_has_a_front_page_without_empty_parts(client: Client) -> None:
    html = client.get("/").content.decode()
    assert "何をお探しですか" in html
    assert "現在、予定されているイベントはありません。" in html
    for name in ("calls", "groups", "places", "handbook", "news", "cases"):
        assert part(name) not in html


def test_events_of_this_week_are_called_so(client: Client) -> None:
    today = timezone.localdate()
    EventFactory(name="あした", start_date=today + datetime.timedelta(days=1))
    assert front(client).this_week
    EventFactory(name="来月", start_date=today + datetime.timedelta(days=30))
    found = front(client)
    assert not found.this_week
    assert [event.title for event in found.events] == ["あした", "来月"]


def test_calls_are_of_groups_and_of_news(client: Client) -> None:
    GroupFactory(name="花の会", looking_for="水やりを手伝う人")
    NewsPageFactory(title="補助金の募集", category="support")
    NewsPageFactory(title="休館", category="notice")
    found = front(client)
    assert [call.title for call in found.calls] == ["花の会"]
    assert [item.title for item in found.news_calls] == ["補助金の募集"]
    html = client.get("/").content.decode()
    assert "水やりを手伝う人" in html


def test_every_list_of_pages_is_short_and_newest_first(client: Client) -> None:
    index = NewsIndexPageFactory()
    for number in range(NEWS + 2):
        NewsPageFactory(parent=index, date=datetime.date(2026, 4, 1 + number))
    for year in range(2020, 2021 + CASES):
        CaseStudyPageFactory(year=year)
    found = front(client)
    assert len(found.news) == NEWS
    assert found.news[0].date == datetime.date(2026, 4, NEWS + 2)
    assert [case.year for case in found.cases] == [2023, 2022, 2021]


def test_chapters_are_of_the_first_edition_with_their_numbers(client: Client) -> None:
    first = HandbookPageFactory()
    chapter = HandbookSectionPageFactory(parent=first, title="協働とは")
    HandbookSectionPageFactory(parent=chapter, title="節")
    HandbookSectionPageFactory(parent=first, title="下書き", live=False)
    HandbookSectionPageFactory(parent=first, title="進め方")
    HandbookSectionPageFactory(parent=HandbookPageFactory(), title="資料")
    found = front(client)
    assert [entry.title for entry in found.chapters] == ["第1章 協働とは", "第2章 進め方"]
    assert found.edition is not None
    assert found.edition.page.pk == first.pk


def test_pages_are_of_the_readers_language(client: Client) -> None:
    NewsPageFactory(title="新しい知らせ")
    CaseStudyPageFactory(title="川の事例")
    html = client.get("/").content.decode()
    assert "新しい知らせ" in html
    assert "川の事例" in html
    english = front(client, "/en/")
    assert (english.chapters, english.news, english.cases) == ([], [], [])


def test_an_editor_writes_the_first_words(client: Client) -> None:
    home = japanese_home()
    home.headline, home.summary = "いっしょに、まちをつくる", "ここから始まります。"
    home.search_words = "子育て、 補助金,会議室"
    home.save_revision().publish()
    html = client.get("/").content.decode()
    assert "<h1>いっしょに、まちをつくる</h1>" in html
    assert "ここから始まります。" in html
    assert home.words == ["子育て", "補助金", "会議室"]
    assert 'href="/search/?q=%E8%A3%9C%E5%8A%A9%E9%87%91"' in html


def test_an_editor_chooses_the_parts_and_their_order(client: Client) -> None:
    FacilityFactory()
    GroupFactory(activity_fields=["07"])
    home = japanese_home()
    home.parts = json.dumps([{"type": name, "value": None} for name in ("places", "groups")])
    home.save_revision().publish()
    html = client.get("/").content.decode()
    assert html.index(part("places")) < html.index(part("groups"))
    assert part("events") not in html


def test_a_time_at_which_no_place_is_open_leads_nowhere(client: Client) -> None:
    FacilityFactory(service_days=[], opens_at=None, closes_at=None)
    html = client.get("/").content.decode()
    assert "今、開いている施設はありません。" in html
    assert "open_now=true" not in html
