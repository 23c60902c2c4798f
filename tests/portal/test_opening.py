"""When a facility is open: one table of cases, asked of the object and of the database."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from portal.models import ClosedDays, Facility, OpeningHours
from portal.models.opening import opening_state, weekday_hours

TOKYO = ZoneInfo("Asia/Tokyo")
WEEK = list("月火水木金土日")


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=TOKYO)


def clock(text: str) -> datetime.time:
    return datetime.time.fromisoformat(text)


def facility(hours: str = "", **fields: Any) -> Facility:
    """A facility in memory; ``hours`` is "09:00-21:00"."""
    opens, _, closes = hours.partition("-")
    return Facility(
        code="F1",
        name="会館",
        opens_at=clock(opens) if opens else None,
        closes_at=clock(closes) if closes else None,
        **{"service_days": WEEK, **fields},
    )


def row(weekday: str, hours: str = "", note: str = "") -> OpeningHours:
    opens, _, closes = hours.partition("-")
    return OpeningHours(
        weekday=weekday,
        opens_at=clock(opens) if opens else None,
        closes_at=clock(closes) if closes else None,
        note=note,
    )


def closed(first: str, last: str) -> ClosedDays:
    return ClosedDays(
        start_date=datetime.date.fromisoformat(first), end_date=datetime.date.fromisoformat(last)
    )


# 2026-11-20 is a Friday, 2026-11-23 (Monday) is 勤労感謝の日.
CASES = [
    ("within the hours", facility("09:00-21:00"), "2026-11-20T12:00", True),
    ("at the opening", facility("09:00-21:00"), "2026-11-20T09:00", True),
    ("at the closing", facility("09:00-21:00"), "2026-11-20T21:00", False),
    ("before the opening", facility("09:00-21:00"), "2026-11-20T08:59", False),
    ("no service day", facility("09:00-21:00", service_days=["月"]), "2026-11-20T12:00", False),
    ("holiday kept", facility("09:00-21:00", closed_on_holidays=True), "2026-11-23T12:00", False),
    ("holiday not kept", facility("09:00-21:00"), "2026-11-23T12:00", True),
    (
        "closed day",
        facility("09:00-21:00", closed_days=[closed("2026-11-19", "2026-11-20")]),
        "2026-11-20T12:00",
        False,
    ),
    (
        "day after the closed days",
        facility("09:00-21:00", closed_days=[closed("2026-11-19", "2026-11-20")]),
        "2026-11-21T12:00",
        True,
    ),
    (
        "shorter hours of that weekday",
        facility("09:00-21:00", weekday_hours=[row("金", "09:00-12:00")]),
        "2026-11-20T12:30",
        False,
    ),
    (
        "hours of a weekday that is no service day",
        facility("09:00-21:00", service_days=["月"], weekday_hours=[row("金", "10:00-17:00")]),
        "2026-11-20T12:30",
        True,
    ),
    (
        "weekday closed by a row without times",
        facility("09:00-21:00", weekday_hours=[row("金")]),
        "2026-11-20T12:30",
        False,
    ),
    (
        "weekday with half its times",
        facility("09:00-21:00", weekday_hours=[row("金", "10:00-")]),
        "2026-11-20T12:30",
        None,
    ),
    (
        "hours of a weekday on a holiday",
        facility(closed_on_holidays=True, weekday_hours=[row("月", "10:00-17:00")]),
        "2026-11-23T12:00",
        False,
    ),
    ("past midnight, evening", facility("18:00-02:00"), "2026-11-20T23:00", True),
    ("past midnight, small hours", facility("18:00-02:00"), "2026-11-21T01:59", True),
    ("past midnight, closed again", facility("18:00-02:00"), "2026-11-21T02:00", False),
    (
        "small hours of a day that is closed itself",
        facility("18:00-02:00", closed_days=[closed("2026-11-21", "2026-11-21")]),
        "2026-11-21T01:00",
        True,
    ),
    (
        "small hours after a closed day",
        facility("18:00-02:00", closed_days=[closed("2026-11-20", "2026-11-20")]),
        "2026-11-21T01:00",
        False,
    ),
    ("until midnight", facility("09:00-00:00"), "2026-11-20T23:59", True),
    ("round the clock", facility("00:00-00:00"), "2026-11-20T03:00", True),
    ("no times", facility(), "2026-11-20T12:00", None),
    ("no closing time", facility("09:00-"), "2026-11-20T12:00", None),
    ("no service days", facility("09:00-21:00", service_days=[]), "2026-11-20T12:00", None),
    (
        "no times, but a closed day",
        facility(closed_days=[closed("2026-11-20", "2026-11-20")]),
        "2026-11-20T12:00",
        False,
    ),
]
cases = pytest.mark.parametrize(
    ("place", "moment", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)


@cases
def test_is_open(place: Facility, moment: str, expected: bool | None) -> None:
    assert place.is_open(at(moment)) is expected


@cases
def test_is_open_in_another_time_zone(place: Facility, moment: str, expected: bool | None) -> None:
    with timezone.override("America/Los_Angeles"):
        assert place.is_open(at(moment).astimezone(datetime.UTC)) is expected


@cases
@pytest.mark.django_db
def test_the_database_finds_what_is_surely_open(
    place: Facility, moment: str, expected: bool | None
) -> None:
    place = Facility.from_serializable_data(place.serializable_data())
    place.save()
    assert Facility.objects.open_at(at(moment)).exists() is (expected is True)
    with timezone.override("America/Los_Angeles"):
        assert Facility.objects.open_at(at(moment)).exists() is (expected is True)


@pytest.mark.django_db
def test_open_at_is_one_query_and_keeps_drafts_out(django_assert_num_queries: Any) -> None:
    place = facility("09:00-21:00", live=False)
    place.save()
    with django_assert_num_queries(1):
        assert list(Facility.published.open_at(at("2026-11-20T12:00"))) == []


NEXT = [
    (facility("09:00-21:00"), "2026-11-20T12:00", "2026-11-20T21:00", None),
    (facility("09:00-21:00"), "2026-11-20T07:00", None, "2026-11-20T09:00"),
    (facility("09:00-21:00"), "2026-11-20T21:00", None, "2026-11-21T09:00"),
    (facility("18:00-02:00"), "2026-11-21T01:00", "2026-11-21T02:00", None),
    (
        facility("09:00-17:00", service_days=list("月火水木金"), closed_on_holidays=True),
        "2026-11-20T18:00",
        None,
        "2026-11-24T09:00",
    ),
    (
        facility("00:00-00:00", weekday_hours=[row("日")]),
        "2026-11-20T12:00",
        "2026-11-22T00:00",
        None,
    ),
    (facility("00:00-00:00"), "2026-11-20T12:00", None, None),
    (
        facility(service_days=[], weekday_hours=[row("木"), row("土", "09:00-12:00")]),
        "2026-11-19T12:00",
        None,
        None,
    ),
    (facility("09:00-17:00", service_days=[]), "2026-11-20T12:00", None, None),
]


@pytest.mark.parametrize(("place", "moment", "until", "opens"), NEXT)
def test_next_change(place: Facility, moment: str, until: str | None, opens: str | None) -> None:
    state = opening_state(place, at(moment))
    assert state.until == (at(until) if until else None)
    assert state.opens == (at(opens) if opens else None)


def test_hours_of_a_weekday_keep_their_note() -> None:
    place = facility("09:00-21:00", weekday_hours=[row("金", "09:00-12:00", "第3金曜日は休館")])
    hours = weekday_hours(place, "金")
    assert (hours.opens_at, hours.note) == (clock("09:00"), "第3金曜日は休館")
    assert weekday_hours(place, "土").opens_at == clock("09:00")
