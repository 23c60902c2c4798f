"""A month as weeks of days, each with the events that take place on it."""

from __future__ import annotations

import calendar
import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import jpholiday
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import get_format

from .models import Event, Occurrence
from .wording import month_words

FIRST_YEAR, LAST_YEAR = 1900, 2199
LONG_DAYS = 7


@dataclass(frozen=True, slots=True)
class Entry:
    """An event on one day; ``continues`` where it began on a day before."""

    event: Event
    continues: bool


@dataclass(slots=True)
class Day:
    """One cell: a day of the month, or of a neighbouring one (``outside``)."""

    date: datetime.date
    outside: bool
    today: bool
    holiday: str
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MonthOfEvents:
    """Weeks of days with what takes place on each, and how many occurrences there are in all.

    Those that last ``LONG_DAYS`` or more stand in ``long``, once, and not on each of their days.
    Days of neighbouring months are there to fill the weeks, without entries.
    """

    weeks: list[list[Day]]
    long: list[Occurrence]
    count: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year from ``FIRST_YEAR`` to ``LAST_YEAR``."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def first(self) -> datetime.date:
        """Its first day."""
        return datetime.date(self.year, self.month, 1)

    @property
    def last(self) -> datetime.date:
        """Its last day."""
        return self.first.replace(day=calendar.monthrange(self.year, self.month)[1])

    @property
    def words(self) -> str:
        """Its name in the active language."""
        return month_words(self.first)

    @property
    def url(self) -> str:
        """The path of its calendar."""
        return reverse("portal:event_calendar", args=[self.year, self.month])

    @property
    def previous(self) -> Month | None:
        """The month before, if calendars go that far."""
        return self._neighbour(self.first - datetime.timedelta(days=1))

    @property
    def next(self) -> Month | None:
        """The month after, if calendars go that far."""
        return self._neighbour(self.last + datetime.timedelta(days=1))

    @staticmethod
    def _neighbour(day: datetime.date) -> Month | None:
        return Month(day.year, day.month) if FIRST_YEAR <= day.year <= LAST_YEAR else None

    def events(self, events: QuerySet[Any], today: datetime.date) -> MonthOfEvents:
        """The month with the occurrences of ``events``.

        Costs two queries: the occurrences with their events, and the events' translations.
        """
        occurrences = list(self._occurrences(events))
        entries: dict[datetime.date, list[Entry]] = defaultdict(list)
        long: list[Occurrence] = []
        for occurrence in occurrences:
            if (occurrence.end_date - occurrence.start_date).days >= LONG_DAYS:
                long.append(occurrence)
                continue
            for day in self._days_of(occurrence):
                entries[day].append(Entry(occurrence.event, day > occurrence.start_date))
        rows = calendar.Calendar((get_format("FIRST_DAY_OF_WEEK") - 1) % 7)
        weeks = [
            [self._day(date, today, entries) for date in week]
            for week in rows.monthdatescalendar(self.year, self.month)
        ]
        return MonthOfEvents(weeks, long, len(occurrences))

    def _day(
        self, date: datetime.date, today: datetime.date, entries: dict[datetime.date, list[Entry]]
    ) -> Day:
        holiday = jpholiday.is_holiday_name(date) or ""
        outside = date.month != self.month
        return Day(date, outside, date == today, holiday, entries.get(date, []))

    def _days_of(self, occurrence: Occurrence) -> Iterator[datetime.date]:
        day = max(occurrence.start_date, self.first)
        while day <= min(occurrence.end_date, self.last):
            yield day
            day += datetime.timedelta(days=1)

    def _occurrences(self, events: QuerySet[Any]) -> QuerySet[Occurrence]:
        return (
            Occurrence.objects.filter(
                event__in=events.order_by().values("pk"),
                start_date__lte=self.last,
                end_date__gte=self.first,
            )
            .select_related("event")
            .prefetch_related("event__translations")
            .order_by("start_date", "event__start_time", "event__code")
        )
