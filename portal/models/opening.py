"""When a facility is open: hours of a day, open at a moment, and the next change.

The rules, strongest first: closed days; public holidays where the facility keeps them; the hours
of that weekday (a row without times means closed); the regular hours on the days of service.
Hours that end at or before they begin run past midnight. What the data does not say stays
unknown. All times are those of the site's time zone.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import jpholiday
from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from .fields import CodeListField
from .record import RecordQuerySet
from .weekdays import Weekday

if TYPE_CHECKING:
    from .facility import Facility, OpeningHours

HORIZON_DAYS = 31
"""How far ahead the next change is looked for."""


@dataclass(frozen=True, slots=True)
class DayHours:
    """Hours of one day or weekday; ``is_open`` is None where they are not known."""

    is_open: bool | None
    opens_at: datetime.time | None = None
    closes_at: datetime.time | None = None
    note: str = ""

    def span(self, day: datetime.date) -> tuple[datetime.datetime, datetime.datetime] | None:
        """First and last moment of the opening that begins on ``day``; None when there is none."""
        if not self.is_open or self.opens_at is None or self.closes_at is None:
            return None
        last_day = day if self.closes_at > self.opens_at else day + datetime.timedelta(days=1)
        return _moment(day, self.opens_at), _moment(last_day, self.closes_at)


@dataclass(frozen=True, slots=True)
class OpeningState:
    """Whether a facility is open at a moment, and what comes next.

    ``until`` is when it closes (None: it does not within the horizon); ``opens`` is when it opens
    next (None: not within the horizon, or a day of unknown hours comes first).
    """

    is_open: bool | None
    until: datetime.datetime | None = None
    opens: datetime.datetime | None = None


class FacilityQuerySet(RecordQuerySet):
    """What may be asked of facilities."""

    def open_at(self, moment: datetime.datetime) -> Self:
        """Facilities known to be open at ``moment`` (an aware datetime)."""
        return self.filter(is_open_at(moment))


def is_open_at(moment: datetime.datetime) -> Q:
    """Condition on facilities: known to be open at ``moment`` (an aware datetime)."""
    local = _local(moment)
    today, clock = local.date(), local.time()
    since_today = Q(opens_at__lte=clock) & (
        Q(closes_at__gt=clock) | Q(closes_at__lte=F("opens_at"))
    )
    past_midnight = Q(closes_at__lte=F("opens_at"), closes_at__gt=clock)
    yesterday = today - datetime.timedelta(days=1)
    return _opens_on(today, since_today) | _opens_on(yesterday, past_midnight)


def _opens_on(day: datetime.date, times: Q) -> Q:
    """Condition on facilities: there is an opening on ``day``, and its ``times`` hold."""
    weekday = Weekday.of(day)
    closed = apps.get_model("portal", "ClosedDays").objects.filter(
        facility=OuterRef("pk"), start_date__lte=day, end_date__gte=day
    )
    rows = apps.get_model("portal", "OpeningHours").objects.filter(
        facility=OuterRef("pk"), weekday=weekday
    )
    regular = Q(service_days__contains=CodeListField.delimited(weekday)) & times
    condition = ~Exists(closed) & (Exists(rows.filter(times)) | (~Exists(rows) & regular))
    if jpholiday.is_holiday(day):
        condition &= Q(closed_on_holidays=False)
    return condition


def weekday_hours(facility: Facility, weekday: str) -> DayHours:
    """The hours of a weekday that is neither a holiday nor a closed day."""
    row: OpeningHours | None = next(
        (row for row in facility.weekday_hours.all() if row.weekday == weekday), None
    )
    if row is not None:
        return _hours(row.opens_at, row.closes_at, row.note, closed_when_blank=True)
    if not facility.service_days:
        return DayHours(None)
    if weekday not in facility.service_days:
        return DayHours(False)
    return _hours(facility.opens_at, facility.closes_at)


def _hours(
    opens_at: datetime.time | None,
    closes_at: datetime.time | None,
    note: str = "",
    *,
    closed_when_blank: bool = False,
) -> DayHours:
    if opens_at and closes_at:
        return DayHours(True, opens_at, closes_at, note)
    if closed_when_blank and opens_at is None and closes_at is None:
        return DayHours(False, note=note)
    return DayHours(None, opens_at, closes_at, note)


def hours_on(facility: Facility, day: datetime.date) -> DayHours:
    """The hours of the opening that begins on ``day``, closed days and holidays regarded."""
    for closed in facility.closed_days.all():
        if closed.start_date <= day <= closed.end_date:
            return DayHours(False, note=closed.reason)
    if facility.closed_on_holidays and jpholiday.is_holiday(day):
        return DayHours(False)
    return weekday_hours(facility, Weekday.of(day))


def opening_state(facility: Facility, moment: datetime.datetime) -> OpeningState:
    """Whether ``facility`` is open at ``moment`` (an aware datetime), and its next change."""
    moment = _local(moment)
    for start, end in _spans(facility, moment.date() - datetime.timedelta(days=1)):
        if start <= moment < end:
            limit = moment + datetime.timedelta(days=HORIZON_DAYS - 2)
            return OpeningState(True, until=end if end < limit else None)
        if moment < start:
            return OpeningState(_closed_or_unknown(facility, moment), opens=start)
    return OpeningState(_closed_or_unknown(facility, moment))


def _closed_or_unknown(facility: Facility, moment: datetime.datetime) -> bool | None:
    return None if hours_on(facility, moment.date()).is_open is None else False


def _spans(
    facility: Facility, first_day: datetime.date
) -> Iterator[tuple[datetime.datetime, datetime.datetime]]:
    """Openings that begin on ``first_day`` or later, joined where they touch, in order.

    They end before the first day of unknown hours, but for ``first_day`` itself.
    """
    current: tuple[datetime.datetime, datetime.datetime] | None = None
    for ahead in range(HORIZON_DAYS):
        day = first_day + datetime.timedelta(days=ahead)
        hours = hours_on(facility, day)
        if ahead and hours.is_open is None:
            break
        span = hours.span(day)
        if span and current and span[0] <= current[1]:
            current = (current[0], max(current[1], span[1]))
        elif span:
            if current:
                yield current
            current = span
    if current:
        yield current


def _local(moment: datetime.datetime) -> datetime.datetime:
    """The moment on the city's clocks, whatever the active time zone is."""
    return timezone.localtime(moment, timezone.get_default_timezone())


def _moment(day: datetime.date, clock: datetime.time) -> datetime.datetime:
    return datetime.datetime.combine(day, clock, tzinfo=timezone.get_default_timezone())
