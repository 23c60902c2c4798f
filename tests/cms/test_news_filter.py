"""News by category and year."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.test import Client

from cms.models import NewsIndexPage
from cms.models.news import NewsCategory
from cms.news_filter import NewsFilter

from .factories import NewsIndexPageFactory, NewsPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def index(module_db: None) -> NewsIndexPage:
    """Four public items of three years, and a draft of a fourth."""
    index = NewsIndexPageFactory(slug="news")
    for title, category, date in (
        ("甲", "notice", datetime.date(2026, 4, 2)),
        ("乙", "call", datetime.date(2026, 4, 1)),
        ("丙", "call", datetime.date(2025, 4, 1)),
        ("丁", "report", datetime.date(2024, 4, 1)),
    ):
        NewsPageFactory(parent=index, title=title, category=category, date=date)
    NewsPageFactory(parent=index, live=False, date=datetime.date(2023, 4, 1))
    return index


def listed(client: Client, query: str) -> list[str]:
    return [item.title for item in client.get(f"/news/{query}").context["news"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["甲", "乙", "丙", "丁"]),
        ("?year=2026", ["甲", "乙"]),
        ("?category=call", ["乙", "丙"]),
        ("?category=call&year=2025", ["丙"]),
        ("?year=2019", []),
        ("?year=0000&category=%00", ["甲", "乙", "丙", "丁"]),
        ("?year=２０２５", ["甲", "乙", "丙", "丁"]),
    ],
)
def test_each_way_narrows_and_nonsense_does_not(
    client: Client, query: str, expected: list[str]
) -> None:
    assert listed(client, query) == expected


def ways(client: Client, query: str, which: str) -> list[tuple[str, int | None, str]]:
    tabs = getattr(client.get(f"/news/{query}").context["filter"], which)
    return [(str(tab.title), tab.count, tab.url) for tab in tabs]


def test_counts_are_those_that_a_click_leaves(client: Client) -> None:
    counts: dict[str, set[int | None]] = {}
    for query in ("", "?category=call", "?year=2026"):
        shown = client.get(f"/news/{query}").context["filter"]
        for tab in (*shown.categories, *shown.years):
            counts.setdefault(tab.url, set()).add(tab.count)
    assert counts == {url: {len(listed(client, url))} for url in counts}
    assert len(counts) == 10


def test_only_what_there_is_is_offered_and_the_latest_year_first(client: Client) -> None:
    assert [title for title, _count, _url in ways(client, "", "years")] == [
        "全て",
        "2026年",
        "2025年",
        "2024年",
    ]
    assert ways(client, "?year=2024", "categories")[1:] == [
        ("活動報告", 1, "?category=report&year=2024")
    ]


def test_all_numbers_cost_one_query(
    index: NewsIndexPage, django_assert_num_queries: Callable
) -> None:
    found = NewsFilter({}, index.news(), NewsCategory.choices)
    with django_assert_num_queries(1):
        assert len(found.years) == 4
        assert len(found.categories) == 4


def test_a_long_list_keeps_its_year_from_page_to_page(client: Client, index: NewsIndexPage) -> None:
    for number in range(20):
        NewsPageFactory(parent=index, title=f"続報{number}", date=datetime.date(2026, 4, 3))
    page = client.get("/news/?year=2026")
    assert 'href="?year=2026&amp;page=2"' in page.content.decode()
    assert listed(client, "?year=2026&page=2") == ["甲", "乙"]
