"""The demo's dates move by whole weeks, and everything that was true of them stays true."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import pytest
from django.conf import settings

from cms.demo.dates import (
    ANCHOR,
    YEARLY,
    move_event,
    move_facility,
    move_group,
    shift_of_event,
    shift_to,
)
from portal.models.recurrence import excluded, occurrence_spans
from portal.models.weekdays import Weekday

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
TODAYS = [
    ANCHOR,
    datetime.date(2026, 11, 22),
    datetime.date(2026, 12, 31),
    datetime.date(2027, 2, 10),
    datetime.date(2028, 2, 29),
    datetime.date(2031, 8, 3),
]
NOT_HELD = {"中止", "延期"}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


EVENTS = rows(FIXTURES / "events.csv")


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def moved_to(event: dict[str, str], today: datetime.date) -> dict[str, str]:
    return move_event(event, shift_of_event(event, today))


def held_on(event: dict[str, str]) -> list[datetime.date]:
    spans = occurrence_spans(
        day(event["開始日"]), day(event["終了日"]), event["繰り返し規則"], event["除外日"]
    )
    return [first for first, _last in spans]


@pytest.mark.parametrize(
    ("today", "weeks"),
    [
        ("2026-11-16", 0),
        ("2026-11-22", 0),
        ("2026-11-23", 1),
        ("2026-11-15", -1),
        ("2027-11-16", 52),
    ],
)
def test_the_shift_is_whole_weeks_to_the_present_week(today: str, weeks: int) -> None:
    assert shift_to(day(today)) == datetime.timedelta(weeks=weeks)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["ID"])
def test_a_moved_event_stays_true(event: dict[str, str]) -> None:
    for today in TODAYS:
        check_moved(event, today)


def check_moved(event: dict[str, str], today: datetime.date) -> None:
    """Whether the event keeps its weekdays, its weeks of the month and its other days."""
    moved = moved_to(event, today)
    shift = day(moved["開始日"]) - day(event["開始日"])
    assert shift.days % 7 == 0
    assert abs(shift - shift_of_event(event, today)) <= datetime.timedelta(days=21)
    for name in ("終了日", "申込開始日", "参加申込終了日"):
        assert not event[name] or day(moved[name]) - day(event[name]) == shift
    before, after = held_on(event), held_on(moved)
    assert len(after) == len(before)
    assert [each.weekday() for each in after] == [each.weekday() for each in before]
    assert after[0] == day(moved["開始日"])
    if "MONTHLY" in event["繰り返し規則"] and "=-1" not in event["繰り返し規則"]:
        assert {(each.day - 1) // 7 for each in after} == {(each.day - 1) // 7 for each in before}


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_there_is_always_something_past_present_and_to_come(today: datetime.date) -> None:
    days = [held_on(moved_to(event, today)) for event in EVENTS]
    week = {today + datetime.timedelta(days=n) for n in range(7)}
    assert sum(each[-1] < today for each in days) >= 3
    assert sum(bool(week & set(each)) for each in days) >= 5
    assert sum(each[-1] > today + datetime.timedelta(weeks=3) for each in days) >= 10


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["ID"])
def test_an_event_is_held_when_its_venue_is_open(event: dict[str, str]) -> None:
    venues = {row["ID"]: row for row in rows(FIXTURES / "facilities.csv")}
    venue = venues.get(event["場所_施設ID"])
    if venue is None or event["状態"] in NOT_HELD:
        return
    for each in held_on(event):
        assert Weekday.of(each) in venue["利用可能曜日"]
        for span in filter(None, venue["休館日"].split(";")):
            first, _slash, last = span.partition(" ")[0].partition("/")
            assert not day(first) <= each <= day(last or first)


@pytest.mark.parametrize(
    ("today", "held"),
    [
        ("2026-11-16", "2026-12-05"),
        ("2027-02-20", "2026-12-05"),
        ("2027-03-07", "2027-12-04"),
        ("2027-07-15", "2027-12-04"),
        ("2033-12-01", "2033-12-03"),
    ],
)
def test_an_event_of_the_year_is_held_at_its_own_time_of_the_year(today: str, held: str) -> None:
    event = dict.fromkeys(EVENTS[0], "") | {"開催パターン": YEARLY, "開始日": "2026-12-05"}
    assert moved_to(event | {"終了日": "2026-12-05"}, day(today))["開始日"] == held


def test_an_excluded_date_moves_with_its_occurrence() -> None:
    event = {
        "ID": "E1",
        "開催パターン": "",
        "開始日": "2026-11-14",
        "終了日": "2026-11-14",
        "繰り返し規則": "FREQ=MONTHLY;BYDAY=2SA;COUNT=4",
        "除外日": "2027-01-09",
        **dict.fromkeys(("掲載開始日", "掲載終了日", "申込開始日", "参加申込終了日"), ""),
    }
    moved = moved_to(event, datetime.date(2027, 2, 1))
    assert moved["開始日"] == "2027-02-13"
    assert excluded(moved["除外日"]) == {datetime.date(2027, 4, 10)}
    with pytest.raises(ValueError, match="E1 leaves out 2027-01-08"):
        moved_to(event | {"除外日": "2027-01-08"}, ANCHOR)


def test_until_moves_with_the_event() -> None:
    weekly = next(event for event in EVENTS if "UNTIL" in event["繰り返し規則"])
    moved = moved_to(weekly, ANCHOR + datetime.timedelta(weeks=1))
    until, later = (row["繰り返し規則"][-8:] for row in (weekly, moved))
    assert day(f"{later[:4]}-{later[4:6]}-{later[6:]}") - day(
        f"{until[:4]}-{until[4:6]}-{until[6:]}"
    ) == datetime.timedelta(weeks=1)


@pytest.mark.parametrize(
    ("today", "new_year"),
    [
        ("2026-11-20", "2026-12-29/2027-01-03"),
        ("2027-01-03", "2026-12-29/2027-01-03"),
        ("2027-01-05", "2027-12-29/2028-01-03"),
        ("2027-08-01", "2027-12-29/2028-01-03"),
    ],
)
def test_new_year_stays_at_new_year_and_other_closed_days_move(today: str, new_year: str) -> None:
    facility = {"休館日": "2026-12-02 床の手入れ;2026-12-29/2027-01-03 年末年始"}
    moved = move_facility(facility, day(today))["休館日"]
    other = day("2026-12-02") + shift_to(day(today))
    assert moved == f"{other} 床の手入れ;{new_year} 年末年始"


def test_a_group_was_confirmed_lately() -> None:
    group = {"最終更新日": "2026-11-02", "最終確認日": "2026-10-01", "設立年月日": "2009-05-17"}
    assert move_group(group, datetime.date(2027, 11, 16)) == {
        "最終更新日": "2027-11-01",
        "最終確認日": "2027-09-30",
        "設立年月日": "2009-05-17",
    }
