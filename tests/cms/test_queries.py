"""Every page type costs the same few queries however large the tree around it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from wagtail.models import Page, Site

from cms.models import CaseStudyFacility, CaseStudyGroup
from tests.cms.images import picture
from tests.portal.factories import FacilityFactory, GroupFactory
from tests.portal.many import make_many

from .factories import (
    CaseStudyIndexPageFactory,
    CaseStudyPageFactory,
    HandbookPageFactory,
    HandbookSectionPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    StandardPageFactory,
    aliased,
    japanese_home,
    stream,
)

pytestmark = pytest.mark.django_db
Counter = Callable[[str], int]

MOST = 12


@pytest.fixture
def queries(client: Client, settings: Any, django_assert_max_num_queries: Callable) -> Counter:
    """How many queries a page costs that is made anew to be kept, once the process is warm."""
    settings.PAGE_CACHE_SECONDS = 60

    def count(url: str) -> int:
        Site.clear_site_root_paths_cache()
        client.get(url)
        caches["pages"].clear()
        with django_assert_max_num_queries(60) as found:
            assert client.get(url).status_code == 200
        caches["pages"].clear()
        return len(found)

    return count


def section(siblings: int) -> Page:
    """A section of the fourth level below the edition among ``siblings`` others."""
    page = HandbookPageFactory()
    for _level in range(3):
        page = HandbookSectionPageFactory(parent=page)
    for _number in range(siblings):
        HandbookSectionPageFactory(parent=page)
    return HandbookSectionPageFactory(parent=page, body=stream(("text", "<p>本文</p>")))


def case_index(cases: int) -> Page:
    """An index of cases, each with an image, a group and a facility of its own."""
    index = CaseStudyIndexPageFactory()
    for _number in range(cases):
        case = CaseStudyPageFactory(parent=index, image=picture(), image_alt="川辺")
        case.groups.add(CaseStudyGroup(group=GroupFactory()))
        case.facilities.add(CaseStudyFacility(facility=FacilityFactory()))
        case.save()
    return index


def news_index(items: int) -> Page:
    """An index of news."""
    index = NewsIndexPageFactory()
    for _number in range(items):
        NewsPageFactory(parent=index)
    return index


def with_first(index: Page) -> list[Page]:
    """An index and the first page below it."""
    return [index, index.get_children().first().specific]


def in_handbook(siblings: int) -> list[Page]:
    """A section among ``siblings``, and its edition."""
    page = section(siblings)
    return [page, page.edition()]


@pytest.mark.parametrize(
    ("make", "few", "many"),
    [
        (in_handbook, 3, 15),
        (lambda size: with_first(case_index(size)), 3, 7),
        (lambda size: with_first(news_index(size)), 3, 9),
    ],
    ids=["handbook", "cases", "news"],
)
def test_a_page_costs_the_same_in_a_large_tree(
    make: Callable[[int], list[Page]], few: int, many: int, queries: Counter
) -> None:
    in_small = [queries(page.get_url()) for page in make(few)]
    in_large = [queries(page.get_url()) for page in make(many)]
    assert in_large == in_small
    assert max(in_large) <= MOST


def test_cases_in_english_name_records_without_a_query_each(queries: Counter) -> None:
    index = case_index(4)
    english, cases = aliased(index), [aliased(case) for case in index.get_children()]
    assert queries(english.get_url()) <= MOST
    assert queries(cases[0].get_url()) <= MOST


def test_standard_pages_are_cheap(queries: Counter) -> None:
    assert queries(StandardPageFactory().get_url()) <= MOST


def test_an_alias_costs_no_more_than_the_limit(queries: Counter) -> None:
    assert queries(aliased(section(5)).get_url()) <= MOST


def test_the_front_page_costs_the_same_whatever_there_is(queries: Counter) -> None:
    home = japanese_home()
    counts = []
    for number in (2, 4):
        make_many(number)
        case_index(number)
        news_index(number)
        section(number)
        counts.append(queries(home.get_url()))
    assert counts[0] == counts[1]
    assert counts[1] <= MOST


def test_lists_of_places_in_a_section_cost_three_queries_however_many(queries: Counter) -> None:
    for number in range(4):
        FacilityFactory(wheelchair_accessible=bool(number % 2))
    plain = section(5)
    blocks = [
        ("live_records", {"title": "", "dataset": "facilities", "filter": query, "limit": 3})
        for query in ("", "wheelchair_accessible=yes", "wheelchair_accessible=no")
    ]
    live = HandbookSectionPageFactory(parent=plain.get_parent(), body=stream(*blocks))
    assert queries(live.get_url()) == queries(plain.get_url()) + 3  # places, hours, closed days
