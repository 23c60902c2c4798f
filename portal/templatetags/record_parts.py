"""Template tags for the parts of a record's page that are worked out from the record."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from portal import wording
from portal.applying import Application
from portal.cards import for_cards
from portal.event_dates import Span, event_spans, next_span
from portal.facts import field_label
from portal.models import (
    ACCESSIBILITY_FIELDS,
    ClosedDays,
    Event,
    Facility,
    Group,
    Record,
    Weekday,
)
from portal.models.opening import DayHours, hours_on, opening_state, weekday_hours
from portal.offers import Offer, offers

register = template.Library()

EVENTS_SHOWN = 10
"""Events on the page of a group or facility; the list has the rest."""

ROUTE = "https://www.google.com/maps/dir/?api=1"
"""A map service that finds the way, also to an address without coordinates."""

EVENT_ANSWERS = (
    "nursing_room",
    "nappy_changing",
    "food_and_drink",
    "stroller_rental",
    "stroller_use",
    "foreign_language_support",
)


@register.inclusion_tag("portal/components/opening_state.html")
def opening(facility: Facility) -> dict[str, Any]:
    """Whether a facility is open at present, and what comes next."""
    now = timezone.now()
    state = opening_state(facility, now)
    return {
        "is_open": state.is_open,
        "words": wording.state_words(state),
        "change": wording.change_words(state, now),
    }


@register.simple_tag
def hours_today(facility: Facility) -> str:
    """The hours of today, closed days and holidays regarded; empty where they are not known."""
    hours = hours_on(facility, timezone.localdate())
    return wording.hours_words(hours) if hours.is_open is not None else ""


@register.simple_tag
def closed_now(facility: Facility) -> ClosedDays | None:
    """The closed days that today is one of."""
    today = timezone.localdate()
    spans = facility.closed_days.all()
    return next((span for span in spans if span.start_date <= today <= span.end_date), None)


@register.inclusion_tag("portal/components/opening_hours.html")
def opening_hours(facility: Facility) -> dict[str, Any]:
    """A facility's hours by weekday, unless none is known, and the closed days to come."""
    today = timezone.localdate()
    rows = [(day, weekday_hours(facility, day), day == Weekday.of(today)) for day in Weekday]
    return {
        "facility": facility,
        "rows": rows if any(hours != DayHours(None) for _day, hours, _today in rows) else [],
        "closed": [days for days in facility.closed_days.all() if days.end_date >= today],
    }


@register.simple_tag
def offered(record: Facility | Event) -> list[Offer]:
    """What a place or an event is known to offer."""
    return offers(record)


@register.simple_tag
def next_date(event: Event) -> Span | None:
    """The occurrence under way or next to come; None where all are over."""
    today = timezone.localdate()
    span = next_span(event, today)
    return span if span and span.last >= today else None


@register.simple_tag
def route(place: Group | Facility | Event) -> str:
    """The way there on a map service: to the coordinates, or else to the address."""
    to = f"{place.latitude},{place.longitude}" if place.has_coordinates else place.address
    return f"{ROUTE}&{urlencode({'destination': to})}" if to else ""


@register.inclusion_tag("portal/components/answers.html")
def answers(record: Facility | Event) -> dict[str, Any]:
    """What a place or an event offers to whom: yes, no or not confirmed.

    A facility shows all seventeen answers, unless none is known, an event those that were given.
    """
    whole = isinstance(record, Facility)
    given = [
        (field_label(record, name), getattr(record, name))
        for name in (ACCESSIBILITY_FIELDS if whole else EVENT_ANSWERS)
    ]
    known = [pair for pair in given if pair[1] is not None]
    return {"answers": given if whole and known else known, "unknown": whole and not known}


@register.simple_tag
def coming_events(record: Record) -> dict[str, Any]:
    """The events to come of a group or at a facility, in the same few queries; of an event none.

    ``events`` are the first of them, ``next`` the first that is not called off.
    """
    if isinstance(record, Event):
        return {}
    role = "organizer" if isinstance(record, Group) else "venue"
    today = timezone.localdate()
    events: list[Event] = []
    if record.pk:
        coming = Event.published.filter(**{role: record}, occurrences__end_date__gte=today)
        events = list(for_cards(coming.distinct(), "events", today)[: EVENTS_SHOWN + 1])
    return {
        "role": role,
        "next": next((event for event in events if not event.is_cancelled), None),
        "events": events[:EVENTS_SHOWN],
        "more": len(events) > EVENTS_SHOWN,
        "feed": f"portal:{record._meta.model_name}_feed",
    }


@register.inclusion_tag("portal/components/event_dates.html")
def event_dates(event: Event) -> dict[str, Any]:
    """When a series takes place: the next occurrence, those after it, those that are over."""
    today = timezone.localdate()
    spans = event_spans(event)
    coming = [span for span in spans if span.last >= today]
    return {
        "event": event,
        "next": coming[0] if coming else None,
        "later": coming[1:],
        "past": [span for span in spans if span.last < today] if len(spans) > 1 else [],
        "times": wording.times_words(event.start_time, event.end_time),
    }


@register.simple_tag
def application_state(event: Event) -> Application:
    """Whether one has to apply, and can."""
    return Application.of(event, timezone.localtime())


@register.inclusion_tag("portal/components/date_leaf.html")
def date_leaf(event: Event) -> dict[str, Any]:
    """The next day of an event as a leaf of a calendar, for the eye alone."""
    day = getattr(event, "next_date", None) or event.start_date
    if day is None:
        return {}
    return {"day": day, "month": date_format(day, "M"), "weekday": date_format(day, "D")}


@register.simple_tag
def next_times(event: Event) -> str:
    """From when to when an event lasts on its days."""
    return wording.times_words(event.start_time, event.end_time)
