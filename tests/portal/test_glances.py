"""What the home page reads of the records: live, public, in the reader's language, in one query."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.utils import timezone, translation

from portal.glances import coming_events, groups, places
from portal.models import Weekday
from portal.models.facility import OpeningHours
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 22)


def day(number: int) -> datetime.date:
    """So many days from today."""
    return TODAY + datetime.timedelta(days=number)


def test_events_come_by_day_and_those_under_way_count_as_today() -> None:
    EventFactory(name="きのうまで", start_date=day(-9), end_date=day(-1))
    EventFactory(name="あさって", start_date=day(2))
    EventFactory(name="開催中", start_date=day(-5), end_date=day(5))
    EventFactory(name="今日", start_date=day(0))
    EventFactory(name="下書き", start_date=day(0), live=False)
    found = coming_events(TODAY, 5)
    assert [(event.title, event.day) for event in found] == [
        ("今日", day(0)),
        ("開催中", day(0)),
        ("あさって", day(2)),
    ]
    assert found[1].last == day(5)
    assert len(coming_events(TODAY, 1)) == 1


def test_an_event_names_its_venue_only_while_that_is_public() -> None:
    hidden = FacilityFactory(name="閉じた館", live=False)
    EventFactory(start_date=day(0), venue=hidden, venue_name="")
    EventFactory(start_date=day(1), venue=FacilityFactory(name="公民館"), venue_name="別の名前")
    assert [event.place for event in coming_events(TODAY, 5)] == ["", "公民館"]


def test_cancelled_and_postponed_events_say_so() -> None:
    EventFactory(start_date=day(0), status="cancelled")
    EventFactory(start_date=day(1), status="postponed")
    first, second = coming_events(TODAY, 5)
    assert (first.cancelled, first.postponed) == (True, False)
    assert (second.cancelled, second.postponed) == (False, True)


def test_names_are_in_the_readers_language_where_there_is_one() -> None:
    venue = FacilityFactory(name="公民館", name_en="Community hall")
    event = EventFactory(name="川の日", name_en="River day", start_date=day(0), venue=venue)
    EventFactory(name="山の日", name_en="", start_date=day(1))
    with translation.override("en"):
        first, second = coming_events(TODAY, 5)
        assert (first.title, first.place, second.title) == ("River day", "Community hall", "山の日")
        event.translations.create(language="en", name="Day of the river")
        event.save()
        assert coming_events(TODAY, 1)[0].title == "Day of the river"


def test_groups_are_counted_by_field_and_call_in_their_own_words() -> None:
    GroupFactory(activity_fields=["07", "13"], looking_for="花植えを手伝う人")
    GroupFactory(activity_fields=["13"], looking_for="読み聞かせをする人", membership_open=False)
    GroupFactory(activity_fields=["13"], looking_for="指導者", status="dissolved")
    GroupFactory(activity_fields=["13"], looking_for="会員", live=False)
    found = groups(3)
    assert [(field.value, field.count) for field in found.fields] == [("13", 2), ("07", 1)]
    assert [call.text for call in found.calls] == ["花植えを手伝う人"]
    assert found.fields[0].url == "/groups/?field=13"


def test_places_are_counted_by_what_they_offer() -> None:
    FacilityFactory(poi_code="1100", wheelchair_accessible=True)
    FacilityFactory(poi_code="1100", wheelchair_accessible=False, nursing_room=True)
    FacilityFactory(poi_code="1100", wheelchair_accessible=True, live=False)
    found = places()
    counts = {feature.value: feature.count for feature in found.features}
    assert found.total == 2
    assert (counts["wheelchair_accessible"], counts["nursing_room"]) == (1, 1)
    assert [(kind.value, kind.count) for kind in found.kinds] == [("1100", 2)]


def test_places_that_are_open_now_are_counted() -> None:
    facility = FacilityFactory()
    for weekday in Weekday:
        hours = OpeningHours(weekday=weekday, opens_at=datetime.time(), closes_at=datetime.time())
        facility.weekday_hours.add(hours)
    facility.save()
    FacilityFactory()
    assert places().open_now.count == 1


@pytest.mark.parametrize("language", ["ja", "en"])
def test_each_part_costs_one_query(language: str, django_assert_num_queries: Callable) -> None:
    for _number in range(3):
        EventFactory(start_date=timezone.localdate(), venue=FacilityFactory())
        GroupFactory(looking_for="人")
    with translation.override(language), django_assert_num_queries(3):
        coming_events(timezone.localdate(), 5)
        groups(3)
        places()
