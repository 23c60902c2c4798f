"""The filters of the case study index."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import Page

from cms.models import CaseStudyFacility, CaseStudyGroup
from tests.portal.factories import FacilityFactory, GroupFactory

from .factories import CaseStudyIndexPageFactory, CaseStudyPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def index(module_db: None) -> Page:
    """Two cases that differ in everything, and a draft that would offer more."""
    index = CaseStudyIndexPageFactory(slug="cases")
    for title, form, field, year, code in (
        ("川", "co_hosting", "07", 2025, "G1"),
        ("雪", "grant", "09", 2023, "G2"),
    ):
        case = CaseStudyPageFactory(parent=index, title=title, form=form, field=field, year=year)
        case.groups.add(CaseStudyGroup(group=GroupFactory(code=code, name=f"{title}の会")))
        place = FacilityFactory(code=code.replace("G", "F"), name=f"{title}の館")
        case.facilities.add(CaseStudyFacility(facility=place))
        case.save()
    CaseStudyPageFactory(parent=index, title="下書き", form="contract", live=False)
    return index


def titles(client: Client, query: str) -> list[str]:
    """The titles that an address lists."""
    answer = client.get(f"/cases/{query}")
    assert answer.status_code == 200
    return [case.title for case in answer.context["cases"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["川", "雪"]),
        ("?form=grant", ["雪"]),
        ("?field=07", ["川"]),
        ("?year=2023", ["雪"]),
        ("?group=G1", ["川"]),
        ("?facility=F2", ["雪"]),
        ("?group=G1&year=2023", []),
        ("?form=grant&form=co_hosting", ["川", "雪"]),
        ("?form=&field=&year=", ["川", "雪"]),
        ("?utm_source=mail&page=99", ["川", "雪"]),
    ],
)
def test_each_filter_narrows(client: Client, query: str, expected: list[str]) -> None:
    assert titles(client, query) == expected


@pytest.mark.parametrize(
    ("query", "value"),
    [("?form=contract", "contract"), ("?year=abc", "abc"), ("?group=G404", "G404")],
)
def test_what_is_not_on_offer_finds_nothing_and_says_so(
    client: Client, query: str, value: str
) -> None:
    assert titles(client, query) == []
    assert (
        f"「{value}」に当てはまる事例はありません。"
        in client.get(f"/cases/{query}").content.decode()
    )


def offered(client: Client, query: str = "") -> dict[str, dict[str, int]]:
    """What each question offers, with the counts."""
    facets = client.get(f"/cases/{query}").context["filters"].facets
    return {
        facet.name: {str(choice.label): choice.number for choice in facet.choices}
        for facet in facets
    }


def test_only_what_some_public_case_has_is_offered(client: Client) -> None:
    found = offered(client)
    assert found["form"] == {"共催": 1, "補助・助成": 1}
    assert list(found["year"]) == ["2025", "2023"]
    assert list(found["group"]) == ["川の会", "雪の会"]


def test_a_count_says_what_choosing_would_leave(client: Client) -> None:
    found = offered(client, "?form=grant")
    assert found["form"] == {"共催": 1, "補助・助成": 1}
    assert found["year"] == {"2023": 1}, "what leads nowhere is not offered"


def test_each_filter_can_be_taken_away_alone(client: Client) -> None:
    active = client.get("/cases/?form=grant&year=2023&page=2").context["filters"].active
    assert [(str(chip.value), chip.remove) for chip in active] == [
        ("補助・助成", "?year=2023"),
        ("2023", "?form=grant"),
    ]


def test_a_withdrawn_group_is_neither_offered_nor_named(client: Client, index: Page) -> None:
    case = index.get_children().first().specific
    group = case.public_groups[0]
    group.unpublish()
    html = client.get("/cases/").content.decode()
    assert group.name not in html
    assert group.name not in client.get(case.get_url()).content.decode()


def test_a_long_list_comes_in_pages(client: Client, index: Page) -> None:
    for _number in range(20):
        CaseStudyPageFactory(parent=index)
    assert len(titles(client, "")) == 20
    assert len(titles(client, "?page=2")) == 2
    assert (
        'href="?form=co_hosting&amp;page=2"'
        in client.get("/cases/?form=co_hosting").content.decode()
    )
