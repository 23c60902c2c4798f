"""The month calendar: weeks, days, what takes place on them, the months around."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from portal.models import Event
from portal.month_calendar import Month
from tests.portal.factories import EventFactory

TODAY = datetime.date(2026, 11, 22)


def on(month: Month) -> dict[str, list[str]]:
    """Names by ISO day; continued ones in brackets."""
    events = month.events(Event.published.all(), TODAY)
    return {
        day.date.isoformat(): [
            f"({entry.event.name})" if entry.continues else entry.event.name
            for entry in day.entries
        ]
        for week in events.weeks
        for day in week
        if day.entries
    }


def test_a_month_is_whole_weeks_from_sunday() -> None:
    month = Month(2026, 11)
    assert (month.first, month.last) == (datetime.date(2026, 11, 1), datetime.date(2026, 11, 30))
    assert month.url == "/events/calendar/2026/11/"
    assert str(Month(2027, 2)) == "2027-02"
    assert (Month(2026, 12).next, Month(2026, 1).previous) == (Month(2027, 1), Month(2025, 12))
    assert Month(2199, 12).next is None
    assert Month(1900, 1).previous is None


@pytest.mark.django_db
def test_weeks_days_and_holidays() -> None:
    weeks = Month(2026, 12).events(Event.published.all(), TODAY).weeks
    assert all(len(week) == 7 and week[0].date.weekday() == 6 for week in weeks)
    assert [day.outside for day in weeks[0]] == [True, True, False, False, False, False, False]
    november = Month(2026, 11).events(Event.published.all(), TODAY).weeks
    days = {day.date.day: day for week in november for day in week if not day.outside}
    assert (days[3].holiday, days[23].holiday, days[4].holiday) == ("文化の日", "勤労感謝の日", "")
    assert [number for number, day in days.items() if day.today] == [22]


@pytest.mark.django_db
def test_events_of_some_days_and_recurring_ones_stand_on_each_of_their_days() -> None:
    EventFactory(
        name="祭り", start_date=datetime.date(2026, 11, 29), end_date=datetime.date(2026, 12, 1)
    )
    EventFactory(
        name="毎週",
        start_date=datetime.date(2026, 11, 4),
        start_time=datetime.time(9),
        recurrence="FREQ=WEEKLY;COUNT=5",
        excluded_dates="2026-11-11",
    )
    EventFactory(name="下書き", start_date=datetime.date(2026, 11, 5), live=False)
    assert on(Month(2026, 11)) == {
        "2026-11-04": ["毎週"],
        "2026-11-18": ["毎週"],
        "2026-11-25": ["毎週"],
        "2026-11-29": ["祭り"],
        "2026-11-30": ["(祭り)"],
    }
    assert on(Month(2026, 12)) == {"2026-12-01": ["(祭り)"], "2026-12-02": ["毎週"]}
    assert on(Month(2026, 10)) == {}


@pytest.mark.django_db
def test_what_lasts_long_stands_above_the_month_once() -> None:
    EventFactory(
        name="企画展", start_date=datetime.date(2026, 10, 20), end_date=datetime.date(2026, 12, 5)
    )
    EventFactory(name="一日", start_date=datetime.date(2026, 11, 3))
    events = Month(2026, 11).events(Event.published.all(), TODAY)
    assert [occurrence.event.name for occurrence in events.long] == ["企画展"]
    assert on(Month(2026, 11)) == {"2026-11-03": ["一日"]}
    assert events.count == 2


@pytest.mark.django_db
def test_the_page_of_a_month(client: Client) -> None:
    EventFactory(name="中止の会", start_date=datetime.date(2026, 11, 3), status="cancelled")
    EventFactory(name="音楽会", kind="音楽", start_date=datetime.date(2026, 11, 5))
    response = client.get("/events/calendar/2026/11/?kind=音楽&from=2026-01-01&page=3")
    html = response.content.decode()
    assert "音楽会" in html
    assert "中止の会" not in html
    assert re.search(r'rel="next">2026年12月<svg', html)
    assert "/events/calendar/2026/12/?kind=%E9%9F%B3%E6%A5%BD" in html
    assert {link.path for link in response.context["data_links"]} >= {
        "/events.ics?kind=%E9%9F%B3%E6%A5%BD&month=2026-11"
    }
    html = client.get("/events/calendar/2026/11/").content.decode()
    assert "calendar__entry--cancelled" in html
    assert "<caption" in html
    assert html.count('scope="col"') == 7


@pytest.mark.django_db
def test_without_a_month_the_present_one_is_shown(client: Client) -> None:
    today = timezone.localdate()
    month = client.get("/events/calendar/").context["month"]
    assert (month.year, month.month) == (today.year, today.month)


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["2026/13", "2026/00", "0000/01", "2200/01", "2026/1", "99999/01"])
def test_there_is_no_such_month(client: Client, part: str) -> None:
    assert client.get(f"/events/calendar/{part}/").status_code == 404


@pytest.mark.django_db
def test_a_wrong_filter_is_named(client: Client) -> None:
    assert client.get("/events/calendar/2026/11/?status=x").status_code == 400


@pytest.mark.django_db
def test_the_calendar_costs_the_same_few_queries(
    client: Client, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    def fill(count: int) -> None:
        for _index in range(count):
            EventFactory(start_date=datetime.date(2026, 11, 5), name_en="Event")

    fill(1)
    client.get("/en/events/calendar/2026/11/")
    with django_assert_max_num_queries(12) as few:
        client.get("/en/events/calendar/2026/11/")
    fill(10)
    with django_assert_num_queries(len(few)):
        client.get("/en/events/calendar/2026/11/")
