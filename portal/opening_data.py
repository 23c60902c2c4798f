"""When a facility is open, as plain values that can be kept elsewhere, and back."""

from __future__ import annotations

import datetime
from typing import Any

from .models import ClosedDays, Facility, OpeningHours

Values = dict[str, Any]
"""What JSON can hold."""


def opening_data(facility: Facility) -> Values:
    """All that ``opening_state`` looks at."""
    return {
        "service_days": list(facility.service_days),
        "hours": _times(facility),
        "closed_on_holidays": facility.closed_on_holidays,
        "weekdays": [[row.weekday, *_times(row), row.note] for row in facility.weekday_hours.all()],
        "closed": [
            [row.start_date.isoformat(), row.end_date.isoformat(), row.reason]
            for row in facility.closed_days.all()
        ],
    }


def facility_of(data: Values) -> Facility:
    """A facility, not to be saved, that is open as ``opening_data`` has said."""
    opens_at, closes_at = map(_time, data["hours"])
    return Facility(  # type: ignore[misc]  # takes unsaved children
        service_days=data["service_days"],
        opens_at=opens_at,
        closes_at=closes_at,
        closed_on_holidays=data["closed_on_holidays"],
        weekday_hours=[
            OpeningHours(weekday=day, opens_at=_time(opens), closes_at=_time(closes), note=note)
            for day, opens, closes, note in data["weekdays"]
        ],
        closed_days=[
            ClosedDays(start_date=_day(first), end_date=_day(last), reason=reason)
            for first, last, reason in data["closed"]
        ],
    )


def _times(row: Facility | OpeningHours) -> list[str]:
    return [f"{clock:%H:%M}" if clock else "" for clock in (row.opens_at, row.closes_at)]


def _time(text: str) -> datetime.time | None:
    return datetime.time.fromisoformat(text) if text else None


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
