"""One telling record of each dataset with fixed content, for answers that are kept."""

from __future__ import annotations

import datetime

from portal.models import Event, Facility, Group

from .factories import (
    ClosedDaysFactory,
    EventFactory,
    EventTranslationFactory,
    FacilityFactory,
    FacilityTranslationFactory,
    GroupFactory,
    GroupTranslationFactory,
    OpeningHoursFactory,
)

UPDATED = datetime.datetime(2026, 11, 3, 0, 30, tzinfo=datetime.UTC)
PLACE = {"latitude": 35.681236, "longitude": 139.767125}


def group() -> Group:
    """A group with some contacts public, lists, line breaks, quotes and a formula."""
    record = GroupFactory(
        **PLACE,
        code="G0001",
        name="みどりの会",
        name_en="Midori no Kai",
        description="花壇を手入れします。\n雨の日は休みです。",
        purpose='「緑」と"花"、まちづくり',
        activity_fields=["03", "07"],
        areas_served="中央;東町",
        activity_days=["土", "月"],
        members=12,
        membership_open=True,
        looking_for="=1+1",
        phone="+81-00-0000-0000",
        phone_consent=True,
        email="secret@example.org",
        representative="非公開 太郎",
        established_on=datetime.date(2001, 4, 1),
    )
    GroupTranslationFactory(record=record)
    Group.objects.filter(pk=record.pk).update(updated_at=UPDATED)
    return record


def facility() -> Facility:
    """A facility with hours by weekday, closed days and answers of all three kinds."""
    record = FacilityFactory(
        **PLACE,
        code="F0001",
        name="市民活動センター",
        phone="(00)0000-0000",
        closed_on_holidays=True,
        wheelchair_accessible=True,
        nursing_room=False,
    )
    OpeningHoursFactory(facility=record, note="要予約")
    ClosedDaysFactory(facility=record)
    FacilityTranslationFactory(record=record)
    Facility.objects.filter(pk=record.pk).update(updated_at=UPDATED)
    return record


def event(organizer: Group, venue: Facility) -> Event:
    """A recurring event with an exception, a fee, an organiser and a venue."""
    record = EventFactory(
        **PLACE,
        code="E0001",
        name="花壇づくり",
        start_date=datetime.date(2026, 11, 4),
        recurrence="FREQ=WEEKLY;BYDAY=WE;COUNT=2",
        excluded_dates="",
        fee=500,
        capacity=20,
        web_mode="on_site",
        organizer=organizer,
        venue=venue,
    )
    EventTranslationFactory(record=record, name="Making flower beds")
    Event.objects.filter(pk=record.pk).update(updated_at=UPDATED)
    return record


def all_three() -> None:
    """A group, its facility and its event."""
    event(group(), facility())
