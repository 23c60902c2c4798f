"""What a found record says of itself: where, when, open now; told from what the index keeps."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from portal import search_facts
from portal.models import Record
from search.hit_facts import Fact, facts_of
from search.hits import Hit

from .factories import EventFactory, FacilityFactory, GroupFactory

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Asia/Tokyo"))
"""A Tuesday."""


@pytest.fixture(autouse=True)
def _at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


def hit(record: Record, language: str = "ja") -> Hit:
    """The record's hit, with what an entry keeps: what has been JSON."""
    document = next(one for one in record.search_documents() if one.locale == language)
    return Hit(
        key=document.key, locale=language, kind=document.kind, kind_label="", url="", title=[],
        excerpt=[], date=None, end_date=None, published_on=None, place=None,
        facets=document.facets, details=json.loads(json.dumps(document.details)),
    )  # fmt: skip


def facts(tell: Callable[..., Any], record: Record) -> list[Fact]:
    return list(tell(hit(record)))


def test_a_group_says_where_it_is_active_and_whether_it_takes_members() -> None:
    group = GroupFactory(membership_open=True, areas_served="中央;東町")
    assert facts(search_facts.group_facts, group) == [
        Fact("会員募集中", badge="good"),
        Fact("中央・東町", icon="map-pin"),
    ]
    resting = GroupFactory(status="dormant", membership_open=True, areas_served="")
    assert [fact.badge for fact in facts(search_facts.group_facts, resting)] == ["warning"]


def test_a_facility_says_whether_it_is_open_now_and_until_when() -> None:
    facility = FacilityFactory()
    assert facts(search_facts.facility_facts, facility) == [
        Fact("開館中", badge="good"),
        Fact("17:00まで", icon="clock"),
        Fact(facility.address, icon="map-pin"),
    ]


def test_a_facility_that_is_closed_says_when_it_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    facility = FacilityFactory()
    monkeypatch.setattr(timezone, "now", lambda: NOON + datetime.timedelta(hours=8))
    state, change, _place = facts(search_facts.facility_facts, facility)
    assert state.badge == "closed"
    assert "09:00" in change.text


def test_a_facility_whose_hours_are_not_known_does_not_guess() -> None:
    facility = FacilityFactory(service_days=[], opens_at=None, closes_at=None)
    assert facts(search_facts.facility_facts, facility) == [Fact(facility.address, icon="map-pin")]


def test_opening_hours_of_a_weekday_and_closed_days_are_kept() -> None:
    facility = FacilityFactory(closed_on_holidays=True)
    facility.weekday_hours.create(
        weekday="火", opens_at=datetime.time(10), closes_at=datetime.time(20), note="夜間"
    )
    assert facts(search_facts.facility_facts, facility)[1].text == "20:00まで"
    facility.closed_days.create(start_date=NOON.date(), end_date=NOON.date(), reason="点検")
    assert facts(search_facts.facility_facts, facility)[0].badge == "closed"


def test_an_event_says_when_and_where_and_that_it_is_called_off() -> None:
    day = datetime.date(2026, 11, 28)
    event = EventFactory(start_date=day)
    assert facts(search_facts.event_facts, event) == [
        Fact("11月28日（土） 10:00～12:00", icon="calendar"),
        Fact("市民活動センター", icon="map-pin"),
    ]
    cancelled = EventFactory(start_date=day, status="cancelled", venue_name="")
    assert [fact.badge for fact in facts(search_facts.event_facts, cancelled)] == ["error", ""]


def test_the_next_day_of_a_series_is_named_and_the_first_of_what_is_over() -> None:
    weekly = EventFactory(start_date=datetime.date(2026, 11, 3), recurrence="FREQ=WEEKLY;COUNT=9")
    assert facts(search_facts.event_facts, weekly)[0].text.startswith("11月24日")
    over = EventFactory(start_date=datetime.date(2026, 10, 6), recurrence="FREQ=WEEKLY;COUNT=2")
    assert facts(search_facts.event_facts, over)[0].text.startswith("10月6日")


def test_a_venue_that_is_not_public_is_not_named() -> None:
    hidden = FacilityFactory(name="非公開の館", live=False)
    event = EventFactory(venue=hidden, venue_name="")
    assert "非公開の館" not in [fact.text for fact in facts(search_facts.event_facts, event)]


def test_a_name_comes_in_the_language_of_the_hit() -> None:
    venue = FacilityFactory(name="市民館", name_en="Civic Hall")
    event = EventFactory(venue=venue, name_en="Fair")
    assert Fact("Civic Hall", icon="map-pin") in search_facts.event_facts(hit(event, "en"))
    assert Fact("市民館", icon="map-pin") in search_facts.event_facts(hit(event))


def test_facts_speak_the_readers_language() -> None:
    with translation.override("en"):
        assert facts(search_facts.facility_facts, FacilityFactory())[0].text == "Open now"


@pytest.mark.parametrize("factory", [GroupFactory, FacilityFactory, EventFactory])
def test_facts_cost_no_query(factory: Any, django_assert_num_queries: Any) -> None:
    some = hit(factory())
    with django_assert_num_queries(0):
        assert facts_of(some)


@pytest.mark.parametrize("factory", [GroupFactory, FacilityFactory, EventFactory])
def test_an_entry_from_before_there_were_details_tells_less(factory: Any) -> None:
    assert isinstance(facts_of(replace(hit(factory()), details={})), tuple)
