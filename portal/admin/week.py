"""A facility's week as a clerk sees it, seven days, and as the record keeps it.

The record keeps days of service with regular hours, and a row for each weekday of other hours.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from portal.models import Facility, OpeningHours, Weekday

Hours = tuple[datetime.time | None, datetime.time | None]
NOT_KNOWN: Hours = (None, None)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the week; an open day without times is one whose hours are not known."""

    is_open: bool = False
    opens_at: datetime.time | None = None
    closes_at: datetime.time | None = None
    note: str = ""

    @property
    def hours(self) -> Hours:
        """When the day begins and ends."""
        return self.opens_at, self.closes_at


Week = Mapping[str, Day]
"""All seven days by their codes. A week without any open day says that nothing is known."""


def read_week(facility: Facility) -> dict[str, Day]:
    """The week as the record has it, drafts too."""
    rows = {row.weekday: row for row in facility.weekday_hours.all()}
    return {day.value: _read_day(facility, day, rows.get(day)) for day in Weekday}


def _read_day(facility: Facility, day: str, row: OpeningHours | None) -> Day:
    if row is not None:
        return Day(row.opens_at is not None, row.opens_at, row.closes_at, row.note)
    if day in facility.service_days:
        return Day(True, facility.opens_at, facility.closes_at)
    return Day()


def write_week(facility: Facility, week: Week) -> None:
    """Keep ``week`` in the record, unsaved: its commonest hours become the regular ones."""
    regular = _regular([day for day in week.values() if day.is_open])
    facility.service_days = [  # type: ignore[assignment] # the stubs know no lists
        code for code, day in week.items() if day.is_open
    ]
    facility.opens_at, facility.closes_at = regular
    facility.weekday_hours = [  # type: ignore[misc] # a set of unsaved children
        OpeningHours(weekday=code, opens_at=day.opens_at, closes_at=day.closes_at, note=day.note)
        for code, day in week.items()
        if _needs_row(day, regular)
    ]


def _regular(days: list[Day]) -> Hours:
    """The commonest hours; none where those of some day are not known, as they would be its too."""
    counted = Counter(day.hours for day in days)
    return counted.most_common(1)[0][0] if counted and NOT_KNOWN not in counted else NOT_KNOWN


def _needs_row(day: Day, regular: Hours) -> bool:
    if not day.is_open:
        return bool(day.note)
    return bool(day.note) or day.hours not in (regular, NOT_KNOWN)
