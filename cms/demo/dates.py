"""The demo city's dates: written around one Monday, moved by whole weeks so that they stay current.

Weekdays stay as they are, so an event meets its venue's opening days. Three things follow the
calendar and not the week: a monthly event keeps its place in the month (the second Saturday stays
a second Saturday), a yearly one its season, and days closed over New Year stay at New Year.
"""

from __future__ import annotations

import datetime
import re
from typing import cast

from dateutil.rrule import rrule, rrulestr

from portal.models.recurrence import excluded, occurrence_spans

ANCHOR = datetime.date(2026, 11, 16)
"""The Monday of the week that the files in ``fixtures/`` take for the present one."""

Row = dict[str, str]

GROUP_DATES = ("最終更新日", "最終確認日")
EVENT_DATES = (
    "開始日",
    "終了日",
    "掲載開始日",
    "掲載終了日",
    "申込開始日",
    "参加申込終了日",
)
YEARLY = "年に1回"
"""What the column 開催パターン says of an event that belongs to its season."""
LATELY = datetime.timedelta(weeks=13)
"""For how long an event of a season that is over is still the latest and not the next one."""
DAYS_A_YEAR = 365.2425
_UNTIL = re.compile(r"(?<=UNTIL=)[0-9]{8}")


def shift_to(today: datetime.date) -> datetime.timedelta:
    """Whole weeks from the anchor's week to the week of ``today``."""
    return datetime.timedelta(weeks=(today - ANCHOR).days // 7)


def shift_of_event(row: Row, today: datetime.date) -> datetime.timedelta:
    """By how many whole weeks an event moves: to the present week, or if it is held once a year to
    the same time of the year that comes next or ended lately."""
    if row["開催パターン"] != YEARLY:
        return shift_to(today)
    end = datetime.date.fromisoformat(row["終了日"])
    years = today.year - end.year - 1
    while end + (shift := _whole_weeks(years)) < today - LATELY:
        years += 1
    return shift


def _whole_weeks(years: int) -> datetime.timedelta:
    """So many years, as the whole weeks nearest to them."""
    return datetime.timedelta(weeks=round(years * DAYS_A_YEAR / 7))


def move_group(row: Row, today: datetime.date) -> Row:
    """The group with the days on which it was last confirmed and changed moved."""
    return row | _moved_cells(row, GROUP_DATES, shift_to(today))


def move_facility(row: Row, today: datetime.date) -> Row:
    """The facility with its closed days moved; those over New Year go to the next New Year."""
    spans = (span for span in row["休館日"].split(";") if span)
    return row | {"休館日": ";".join(_moved_closed_days(span, today) for span in spans)}


def move_event(row: Row, shift: datetime.timedelta) -> Row:
    """The event with all its dates moved by whole weeks, a monthly one to its place in the month
    that is nearest; ValueError when it leaves out a day it does not have."""
    start, end = (datetime.date.fromisoformat(row[name]) for name in ("開始日", "終了日"))
    rule = row["繰り返し規則"]
    shift = _moved_start(start, rule, shift) - start
    moved_rule = _UNTIL.sub(lambda found: _compact(_parse_compact(found[0]) + shift), rule)
    old_days = [first for first, _last in occurrence_spans(start, end, rule)]
    new_days = [first for first, _last in occurrence_spans(start + shift, end + shift, moved_rule)]
    moved_to = dict(zip(old_days, new_days, strict=False))
    left_out = sorted(excluded(row["除外日"]))
    if stray := [day for day in left_out if day not in moved_to]:
        raise ValueError(f"{row['ID']} leaves out {stray[0]}, on which it does not take place")
    return (
        row
        | _moved_cells(row, EVENT_DATES, shift)
        | {
            "繰り返し規則": moved_rule,
            "除外日": ";".join(moved_to[day].isoformat() for day in left_out),
        }
    )


def _moved_cells(row: Row, names: tuple[str, ...], shift: datetime.timedelta) -> Row:
    return {
        name: (datetime.date.fromisoformat(row[name]) + shift).isoformat()
        for name in names
        if row[name]
    }


def _moved_start(start: datetime.date, rule: str, shift: datetime.timedelta) -> datetime.date:
    """The first day, moved; of a monthly rule, the day of the rule that is nearest to it."""
    moved = start + shift
    if "FREQ=MONTHLY" not in rule:
        return moved
    parsed = cast(rrule, rrulestr(rule, ignoretz=True))
    earlier = datetime.datetime.combine(moved, datetime.time()) - datetime.timedelta(days=40)
    days = [found.date() for found in parsed.replace(dtstart=earlier, until=None, count=3)]
    return min(days, key=lambda day: abs(day - moved))


def _moved_closed_days(text: str, today: datetime.date) -> str:
    days, space, reason = text.partition(" ")
    dates = [datetime.date.fromisoformat(day) for day in days.split("/")]
    if dates[0].year == dates[-1].year:
        moved = [day + shift_to(today) for day in dates]
    else:
        monday = ANCHOR + shift_to(today)
        years = monday.year - dates[-1].year
        if dates[-1].replace(year=dates[-1].year + years) < monday:
            years += 1
        moved = [day.replace(year=day.year + years) for day in dates]
    return "/".join(day.isoformat() for day in moved) + space + reason


def _parse_compact(text: str) -> datetime.date:
    return datetime.date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:]}")


def _compact(day: datetime.date) -> str:
    return day.strftime("%Y%m%d")
