"""Events as an iCalendar (RFC 5545) that calendars subscribe to.

Each event is one VEVENT, recurring ones with RRULE and EXDATE; cancelled ones stay in, marked.
DTSTAMP and LAST-MODIFIED are when the record last changed, and SEQUENCE counts the seconds from
its creation to then, so an unchanged record always reads the same and a changed one ranks higher.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from icalendar import Calendar, Timezone, TimezoneStandard, vCalAddress, vDuration, vRecur
from icalendar import Event as Entry

from .event_dates import Span, moments
from .models import Event, EventStatus
from .models.recurrence import excluded
from .wording import fee_words

REFRESH = datetime.timedelta(hours=6)
"""How often a subscriber should ask again."""

STATUS = {
    EventStatus.PREPARING: "TENTATIVE",
    EventStatus.SCHEDULED: "CONFIRMED",
    EventStatus.POSTPONED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
    EventStatus.ENDED: "CONFIRMED",
}


def calendar(
    name: str, events: Iterable[Event], absolute: Callable[[str], str], only: Span | None = None
) -> bytes:
    """The events as one iCalendar in the active language.

    ``absolute`` turns a path into an address; ``only`` is the one occurrence that is wanted. Reads
    ``organizer``, ``venue`` and the translations of all three, which a queryset should bring along.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//Tomoni//Events//{(get_language() or 'ja').upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    calendar.add_component(_time_zone())
    for event in events:
        calendar.add_component(_entry(event, absolute, only))
    return calendar.to_ical()


def _time_zone() -> Timezone:
    """Asia/Tokyo, which has had no summer time since 1951."""
    offset = datetime.timedelta(hours=9)
    standard = TimezoneStandard()
    standard.add("dtstart", datetime.datetime(1951, 9, 8, 1))  # noqa: DTZ001 -- local by definition
    standard.add("tzoffsetfrom", offset)
    standard.add("tzoffsetto", offset)
    standard.add("tzname", "JST")
    zone = Timezone()
    zone.add("tzid", settings.TIME_ZONE)
    zone.add_component(standard)
    return zone


def _entry(event: Event, absolute: Callable[[str], str], only: Span | None) -> Entry:
    entry = Entry()
    entry.add("uid", uid(event, only))
    entry.add("dtstamp", event.updated_at.astimezone(datetime.UTC))
    entry.add("created", event.created_at.astimezone(datetime.UTC))
    entry.add("last-modified", event.updated_at.astimezone(datetime.UTC))
    entry.add("sequence", max(0, int((event.updated_at - event.created_at).total_seconds())))
    entry.add("status", STATUS[EventStatus(event.status)])
    entry.add("summary", event.text("name"))
    entry.add("url", absolute(event.get_absolute_url()))
    _add_dates(entry, event, only)
    _add_place(entry, event)
    optional = {"description": _description(event), "categories": _categories(event)}
    for name, value in optional.items():
        if value:
            entry.add(name, value)
    organizer = event.organizer
    if organizer and organizer.live and "email" in (contact := organizer.public_contact()):
        address = vCalAddress(f"mailto:{contact['email']}")
        entry.add("organizer", address, parameters={"CN": organizer.text("name")})
    return entry


def uid(event: Event, only: Span | None = None) -> str:
    """The event's identifier for ever and everywhere: its code, in its city or else its site.

    One occurrence on its own has its day in it, so that it never replaces the whole series.
    """
    scope = event.localgov_code or urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
    day = f"-{only.first:%Y%m%d}" if only else ""
    return f"{event.dataset}-{event.code}{day}@{scope}"


def _add_dates(entry: Entry, event: Event, only: Span | None) -> None:
    span = only or Span(event.start_date, event.end_date or event.start_date)
    start, end = moments(event, span)
    whole_days = not isinstance(start, datetime.datetime)
    entry.add("dtstart", start)
    if end is not None:
        entry.add("dtend", end + datetime.timedelta(days=1) if whole_days else end)
    if event.recurrence and not only:
        entry.add("rrule", _rule(event.recurrence, whole_days))
        left_out = sorted(excluded(event.excluded_dates))
        if left_out:
            entry.add("exdate", [moments(event, Span(day, day))[0] for day in left_out])


def _rule(text: str, whole_days: bool) -> vRecur:
    """The rule, its UNTIL of the kind that DTSTART has: a day, or the last moment of it in UTC."""
    rule = vRecur.from_ical(text.upper())
    if "UNTIL" in rule:
        until = rule["UNTIL"][0]
        day = until.date() if isinstance(until, datetime.datetime) else until
        last = datetime.datetime.combine(
            day, datetime.time(23, 59, 59), tzinfo=timezone.get_default_timezone()
        )
        rule["UNTIL"] = [day if whole_days else last.astimezone(datetime.UTC)]
    return rule


def _add_place(entry: Entry, event: Event) -> None:
    venue = event.venue if event.venue and event.venue.live else None
    name = event.text("venue_name") or (venue.text("name") if venue else "")
    address = event.address or (venue.address if venue else "")
    place = " ".join(part for part in (name, address) if part) or event.web_url
    if place:
        entry.add("location", place)
    if located := event.located:
        entry.add("geo", (located.latitude, located.longitude))


def _description(event: Event) -> str:
    parts = [event.text("summary"), event.text("description"), event.text("time_remarks")]
    parts += [fee_words(event), event.text("fee_details"), event.text("application_method")]
    parts += [event.application_url, event.web_url]
    return "\n\n".join(part for part in parts if part)


def _categories(event: Event) -> list[str]:
    words = [event.kind, *event.tags.replace("、", ";").replace(",", ";").split(";")]
    return [word.strip() for word in words if word.strip()]
