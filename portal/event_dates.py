"""When an event takes place: the days of its occurrences, those to come, and the moments."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone

from .models.recurrence import occurrence_spans

if TYPE_CHECKING:
    from .models import Event


class Span(NamedTuple):
    """First and last day of one occurrence."""

    first: datetime.date
    last: datetime.date

    @property
    def days(self) -> tuple[datetime.date, ...]:
        """The first and the last, which may be one."""
        return (self.first,) if self.first == self.last else (self.first, self.last)


def event_spans(event: Event) -> list[Span]:
    """Every occurrence in order, from the event's own fields: also of a draft never saved."""
    if not event.start_date:
        return []
    return [
        Span(*span)
        for span in occurrence_spans(
            event.start_date, event.end_date, event.recurrence, event.excluded_dates
        )
    ]


def next_span(event: Event, today: datetime.date) -> Span | None:
    """The occurrence under way or next to come; the last one when all are over."""
    spans = event_spans(event)
    to_come = (span for span in spans if span.last >= today)
    return next(to_come, spans[-1] if spans else None)


def moments(
    event: Event, span: Span
) -> tuple[datetime.datetime | datetime.date, datetime.datetime | datetime.date | None]:
    """Start and end of an occurrence: aware datetimes, or days where no time is given.

    The end of days is the last day itself. It is None where the start has a time and the end has
    none. An end at or before the start of the same day is on the day after.
    """
    if event.start_time is None:
        return span.first, span.last
    zone = timezone.get_default_timezone()
    start = datetime.datetime.combine(span.first, event.start_time, tzinfo=zone)
    if event.end_time is None:
        return start, None
    end = datetime.datetime.combine(span.last, event.end_time, tzinfo=zone)
    return start, end if end > start else end + datetime.timedelta(days=1)


def months(first: datetime.date, last: datetime.date) -> list[str]:
    """Every month that the days from ``first`` to ``last`` touch, as YYYY-MM."""
    begin, end = (day.year * 12 + day.month - 1 for day in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(begin, end + 1)]
