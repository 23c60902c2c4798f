"""What an event refuses, and the occurrences it keeps."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError

from portal.models import Event
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

pytestmark = pytest.mark.django_db

START = datetime.date(2026, 4, 1)


def refused_fields(**values: object) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        EventFactory.build(**{"start_date": START, **values}).full_clean()
    return list(refused.value.message_dict)


def at(hour: int, minute: int = 0) -> datetime.time:
    return datetime.time(hour, minute)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"end_date": datetime.date(2026, 3, 31)}, "end_date"),
        ({"start_time": at(12), "end_time": at(10)}, "end_time"),
        ({"end_date": START, "start_time": at(12), "end_time": at(10)}, "end_time"),
        (
            {"application_starts_on": START, "application_ends_on": datetime.date(2026, 3, 1)},
            "application_ends_on",
        ),
        (
            {
                "application_starts_on": START,
                "application_ends_on": START,
                "application_starts_at": at(17),
                "application_ends_at": at(9),
            },
            "application_ends_at",
        ),
        ({"start_date": datetime.date(202, 4, 1)}, "start_date"),
        ({"recurrence": "FREQ=WEEKLY;BYDAY=TH;COUNT=3"}, "recurrence"),
        ({"recurrence": "FREQ=WEEKLY"}, "recurrence"),
        ({"recurrence": "FREQ=WEEKLY;COUNT=3", "excluded_dates": "4/8"}, "excluded_dates"),
        ({"longitude": None}, "longitude"),
    ],
)
def test_refuses_the_impossible(values: dict[str, object], field: str) -> None:
    assert refused_fields(**values) == [field]


@pytest.mark.parametrize(
    "values",
    [
        {"end_date": START},
        {"start_time": at(10), "end_time": at(0)},
        {"end_date": datetime.date(2026, 4, 2), "start_time": at(20), "end_time": at(6)},
        {"start_time": None, "end_time": None},
        {"recurrence": "FREQ=WEEKLY;COUNT=3", "excluded_dates": "2026-04-08"},
    ],
)
def test_accepts_the_possible(values: dict[str, object]) -> None:
    EventFactory.build(start_date=START, **values).full_clean()


def test_keeps_the_days_of_all_occurrences() -> None:
    event = EventFactory(start_date=START, recurrence="FREQ=WEEKLY;COUNT=3")
    kept = set(event.occurrences.values_list("pk", flat=True))
    event.excluded_dates = "2026-04-08"
    event.save()
    days = [row.start_date.day for row in event.occurrences.all()]
    assert days == [1, 15]
    assert set(event.occurrences.values_list("pk", flat=True)) < kept


def test_a_draft_of_a_live_event_leaves_its_occurrences_alone() -> None:
    event = EventFactory(start_date=START)
    draft = Event.objects.get(pk=event.pk)
    draft.start_date = datetime.date(2026, 5, 1)
    revision = draft.save_revision()
    assert [row.start_date for row in event.occurrences.all()] == [START]
    revision.publish()
    assert [row.start_date for row in event.occurrences.all()] == [datetime.date(2026, 5, 1)]


def test_an_organiser_or_venue_that_is_a_draft_is_not_public() -> None:
    event = EventFactory(organizer=GroupFactory(live=False), venue=FacilityFactory(live=False))
    assert event.public_organizer is None
    assert event.public_venue is None
    event.organizer, event.venue = GroupFactory(), FacilityFactory()
    assert (event.public_organizer, event.public_venue) == (event.organizer, event.venue)


def test_the_days_of_an_event_outlive_its_organiser() -> None:
    group = GroupFactory()
    event = EventFactory(organizer=group)
    group.delete()
    event.refresh_from_db()
    assert event.organizer is None
