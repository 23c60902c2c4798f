"""Our own columns of a facility: hours by weekday and closed days, several in one cell."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from .cells import CellError, Parsed, on_one_line
from .date_formats import read_date, read_time
from .format import Format, repaired

_HOURS = re.compile(
    r"(?P<day>[月火水木金土日])\s+(?:(?P<closed>閉館)|(?P<opens>[0-9:]+)\s*[-~〜～]\s*"
    r"(?P<closes>[0-9:]+))(?:\s+(?P<note>.+))?\Z"
)
_CLOSED = re.compile(r"(?P<first>[0-9-]+)(?:/(?P<last>[0-9-]+))?(?:\s+(?P<reason>.+))?\Z")


def _items(text: str) -> list[str]:
    return [item.strip() for item in re.split(r"[;；]", text) if item.strip()]


def _time(value: datetime.time | None) -> str:
    return f"{value:%H:%M}" if value else ""


def _plain(note: str) -> str:
    return on_one_line(note).replace(";", "、")


class WeekdayHours(Format):
    """``土 10:00-17:00;日 閉館``: a list of (weekday, opens at, closes at, note)."""

    empty = ()

    def read(self, text: str) -> Parsed:
        hours = [self._read_one(item) for item in _items(text)]
        days = [day for day, *_rest in hours]
        if len(set(days)) < len(days):
            raise CellError("weekday_hours.twice", _("A day of the week is named twice."))
        hours.sort(key=lambda row: "月火水木金土日".index(row[0]))
        return repaired(hours, text, self.write(hours))

    def _read_one(self, item: str) -> tuple[str, Any, Any, str]:
        found = _HOURS.match(item)
        if found is None:
            raise CellError(
                "weekday_hours", _("Write hours by weekday like 土 10:00-17:00;日 閉館.")
            )
        if found["closed"]:
            return found["day"], None, None, found["note"] or ""
        opens, closes = read_time(found["opens"]), read_time(found["closes"])
        return found["day"], opens, closes, found["note"] or ""

    def write(self, value: Any) -> str:
        return ";".join(
            " ".join(
                part
                for part in (day, f"{_time(o)}-{_time(c)}" if o or c else "閉館", _plain(note))
                if part
            )
            for day, o, c, note in value or ()
        )


class ClosedDaysList(Format):
    """``2026-12-29/2027-01-03 年末年始;2027-02-11``: a list of (first day, last day, reason)."""

    empty = ()

    def read(self, text: str) -> Parsed:
        spans = sorted(self._read_one(item) for item in _items(text))
        return repaired(spans, text, self.write(spans))

    def _read_one(self, item: str) -> tuple[datetime.date, datetime.date, str]:
        found = _CLOSED.match(item)
        if found is None:
            raise CellError(
                "closed_days",
                _("Write closed days like 2026-12-29/2027-01-03 年末年始;2027-02-11."),
            )
        first = read_date(found["first"])
        last = read_date(found["last"]) if found["last"] else first
        if last < first:
            raise CellError("closed_days.order", _("The last day is before the first."))
        return first, last, found["reason"] or ""

    def write(self, value: Any) -> str:
        return ";".join(
            (f"{first}/{last}" if last != first else f"{first}")
            + (f" {_plain(reason)}" if reason else "")
            for first, last, reason in value or ()
        )
