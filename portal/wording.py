"""Days, times, fees and hours in words, in the active language."""

from __future__ import annotations

import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from .event_dates import Span
from .models import Event
from .models.opening import DayHours, OpeningState


def day_words(day: datetime.date) -> str:
    """A day with its weekday: "Tuesday, 3 November 2026"; of a moment, its day in the city."""
    if isinstance(day, datetime.datetime):
        day = timezone.localdate(day, timezone.get_default_timezone())
    return date_format(day, pgettext("date format of a day", "l, j F Y"))


def brief_day(day: datetime.date, today: datetime.date | None = None) -> str:
    """A day for a list: "Tue 3 Nov", with the year where it is not that of ``today``."""
    if day.year == (today or timezone.localdate()).year:
        return date_format(day, pgettext("date format of a day of this year", "D j M"))
    return date_format(day, pgettext("date format of a day in a list", "D j M Y"))


def month_words(day: datetime.date) -> str:
    """The month a day is in: "November 2026"."""
    return date_format(day, pgettext("date format of a month", "F Y"))


def time_words(clock: datetime.time) -> str:
    """A time of day on the 24-hour clock: "09:00"."""
    return f"{clock:%H:%M}"


def from_to(start: str, end: str = "") -> str:
    """What begins and ends, or is one: "09:00 – 10:00"."""
    return _("%(start)s – %(end)s") % {"start": start, "end": end} if end else start


def span_words(span: Span) -> str:
    """The day of an occurrence, or its first and last."""
    return from_to(*map(day_words, span.days))


def brief_span(span: Span) -> str:
    """As ``span_words``, for a list."""
    return from_to(*map(brief_day, span.days))


def shown_span(event: Event) -> Span:
    """The occurrence that a list shows an event for (see ``portal.cards``)."""
    first = getattr(event, "next_date", None) or event.start_date
    last = getattr(event, "next_end_date", None) or event.end_date or first
    return Span(first, max(first, last))


def times_words(start: datetime.time | None, end: datetime.time | None) -> str:
    """From when to when, as far as it is known; empty when neither is."""
    if start and end:
        return from_to(time_words(start), time_words(end))
    if start:
        return _("from %(time)s") % {"time": time_words(start)}
    return _("until %(time)s") % {"time": time_words(end)} if end else ""


def hours_words(hours: DayHours) -> str:
    """Hours of a day: "09:00 – 21:00", "24 hours", "Closed", "Not confirmed"."""
    if hours.is_open is None:
        return times_words(hours.opens_at, hours.closes_at) or _("Not confirmed")
    if not hours.is_open:
        return pgettext("hours of a day", "Closed")
    if hours.opens_at == hours.closes_at == datetime.time():
        return _("24 hours")
    return times_words(hours.opens_at, hours.closes_at)


def state_words(state: OpeningState) -> str:
    """Whether a facility is open: "Open now", "Closed now", "Opening hours not confirmed"."""
    if state.is_open is None:
        return _("Opening hours not confirmed")
    return _("Open now") if state.is_open else _("Closed now")


def change_words(state: OpeningState, now: datetime.datetime) -> str:
    """What comes next: "until 21:00", "opens tomorrow at 09:00"; empty when it is not known."""
    if state.is_open and state.until:
        return _until_words(state.until, now)
    if state.is_open is False and state.opens:
        return _opens_words(state.opens, now)
    return ""


def _until_words(moment: datetime.datetime, now: datetime.datetime) -> str:
    time, days = time_words(moment.time()), _days_between(now, moment)
    if days == 0:
        return _("until %(time)s") % {"time": time}
    if days == 1 and moment.time() == datetime.time():
        return _("until midnight")
    return _("until %(time)s on %(day)s") % {"time": time, "day": _day_seen_from(now, moment)}


def _opens_words(moment: datetime.datetime, now: datetime.datetime) -> str:
    time, days = time_words(moment.time()), _days_between(now, moment)
    if days == 0:
        return _("opens today at %(time)s") % {"time": time}
    if days == 1:
        return _("opens tomorrow at %(time)s") % {"time": time}
    return _("opens %(day)s at %(time)s") % {"time": time, "day": _day_seen_from(now, moment)}


def _days_between(now: datetime.datetime, moment: datetime.datetime) -> int:
    return (moment.date() - now.astimezone(moment.tzinfo).date()).days


def _day_seen_from(now: datetime.datetime, moment: datetime.datetime) -> str:
    return brief_day(moment.date(), now.astimezone(moment.tzinfo).date())


def fee_words(event: Event) -> str:
    """What taking part costs: "Free", "500 yen", or what the record says; empty when unknown."""
    if event.fee:
        return ngettext("%(yen)s yen", "%(yen)s yen", event.fee) % {"yen": f"{event.fee:,}"}
    return _("Free") if event.fee == 0 else event.fee_type


def distance_words(metres: float) -> str:
    """How far it is as the crow flies: "About 350 m", "About 1.2 km"."""
    if metres < 1000:
        return _("About %(metres)s m") % {"metres": max(50, round(metres / 50) * 50)}
    return _("About %(kilometres)s km") % {"kilometres": f"{metres / 1000:.1f}"}
