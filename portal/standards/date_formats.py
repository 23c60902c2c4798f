"""Cells of dates and times: YYYY-MM-DD and HH:MM, and what people write instead."""

from __future__ import annotations

import datetime
import re

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .cells import CellError, Parsed, half_width
from .format import Format, repaired

_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}
_DATE = re.compile(
    r"(?:(?P<era>令和|平成|昭和|[RHS])\.?)?(?P<year>[0-9]{1,4}|元)[-/.年](?P<month>[0-9]{1,2})"
    r"[-/.月](?P<day>[0-9]{1,2})日?(?:\([月火水木金土日]曜?日?\))?(?: 0?0:00(?::00)?)?\Z"
)
_NO_YEAR = re.compile(r"[0-9]{1,2}[月/][0-9]{1,2}日?(?![/0-9])")
_TIME = re.compile(
    r"(?P<half>午前|午後|AM|PM)?\s*(?P<hour>[0-9]{1,2})(?::|時)(?P<minute>[0-9]{1,2})?分?(?::00)?\Z"
)


def read_date(text: str) -> datetime.date:
    """The day that ``text`` (half-width) means beyond doubt; CellError otherwise."""
    if re.fullmatch(r"[0-9]{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    found = _DATE.match(text)
    if found is None:
        if _NO_YEAR.match(text):
            raise CellError("date.no_year", _("The date has no year. Write YYYY-MM-DD."))
        raise CellError("date", _("This is not a date. Write YYYY-MM-DD."))
    year = 1 if found["year"] == "元" else int(found["year"])
    if found["era"]:
        year += _ERAS[found["era"]]
    elif len(found["year"]) < 4:
        raise CellError("date.no_year", _("The date has no year. Write YYYY-MM-DD."))
    try:
        return datetime.date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        raise CellError("date.no_such_day", _("There is no such day.")) from None


def read_time(text: str) -> datetime.time:
    """The time of day that ``text`` (half-width) means beyond doubt; CellError otherwise."""
    found = _TIME.match(text)
    if found is None or (found["minute"] is None and "時" not in text):
        raise CellError("time", _("This is not a time. Write HH:MM."))
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"] in {"午後", "PM"} and hour < 12:
        hour += 12
    elif found["half"] in {"午前", "AM"} and hour == 12:
        hour = 0
    try:
        return datetime.time(hour, minute)
    except ValueError:
        raise CellError("time.range", _("A time of day lies between 00:00 and 23:59.")) from None


class Date(Format):
    """A day: YYYY-MM-DD."""

    empty = None
    dash_is_empty = True

    def read(self, text: str) -> Parsed:
        day = read_date(half_width(text))
        return repaired(day, text, day.isoformat())

    def write(self, value: datetime.date | None) -> str:
        return value.isoformat() if value else ""


class Time(Format):
    """A time of day: HH:MM."""

    empty = None
    dash_is_empty = True

    def read(self, text: str) -> Parsed:
        time = read_time(half_width(text))
        return repaired(time, text, self.write(time))

    def write(self, value: datetime.time | None) -> str:
        return value.strftime("%H:%M") if value else ""


class Dates(Format):
    """Days in one cell, separated with ``;``; kept as text."""

    def read(self, text: str) -> Parsed:
        parts = [part for part in re.split(r"[;、,\s]+", half_width(text)) if part]
        days = ";".join(read_date(part).isoformat() for part in parts)
        return repaired(days, text, days)


class PublishFrom(Date):
    """掲載開始日: the moment that day begins in the city."""

    def read(self, text: str) -> Parsed:
        day = super().read(text)
        return Parsed(start_of(day.value), day.repairs)

    def write(self, value: datetime.datetime | None) -> str:  # type: ignore[override]
        return super().write(timezone.localtime(value).date() if value else None)


class PublishUntil(Date):
    """掲載終了日: the moment that day ends in the city, which is when the next one begins."""

    def read(self, text: str) -> Parsed:
        day = super().read(text)
        return Parsed(start_of(day.value + datetime.timedelta(days=1)), day.repairs)

    def write(self, value: datetime.datetime | None) -> str:  # type: ignore[override]
        last = value and timezone.localtime(value) - datetime.timedelta(microseconds=1)
        return super().write(last.date() if last else None)


def start_of(day: datetime.date) -> datetime.datetime:
    """The first moment of a day in the city's time zone."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
