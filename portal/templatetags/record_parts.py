"""Template tags for the parts of a record's page that are worked out from the record."""

from __future__ import annotations

import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from portal import wording
from portal.cards import for_cards
from portal.event_dates import event_spans
from portal.facts import field_label
from portal.models import ACCESSIBILITY_FIELDS, Event, Facility, Group, Weekday
from portal.models.opening import opening_state, weekday_hours

register = template.Library()

EVENTS_SHOWN = 10
"""Events on the page of a group or facility; the list has the rest."""

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


@register.inclusion_tag("portal/components/opening_hours.html")
def opening_hours(facility: Facility) -> dict[str, Any]:
    """A facility's hours by weekday, and the closed days that are not over."""
    today = timezone.localdate()
    return {
        "facility": facility,
        "rows": [(day, weekday_hours(facility, day), day == Weekday.of(today)) for day in Weekday],
        "closed": [days for days in facility.closed_days.all() if days.end_date >= today],
    }


@register.inclusion_tag("portal/components/answers.html")
def answers(record: Facility | Event) -> dict[str, Any]:
    """What a place or an event offers to whom: yes, no or not confirmed.

    A facility shows all seventeen answers, an event those that were given.
    """
    whole = isinstance(record, Facility)
    given = [
        (field_label(record, name), getattr(record, name))
        for name in (ACCESSIBILITY_FIELDS if whole else EVENT_ANSWERS)
    ]
    return {"answers": given if whole else [pair for pair in given if pair[1] is not None]}


@register.inclusion_tag("portal/components/events_of.html")
def events_of(record: Group | Facility) -> dict[str, Any]:
    """The events to come of a group or at a facility, in the same few queries."""
    role = "organizer" if isinstance(record, Group) else "venue"
    today = timezone.localdate()
    events: list[Event] = []
    if record.pk:
        coming = Event.published.filter(**{role: record}, occurrences__end_date__gte=today)
        events = list(for_cards(coming.distinct(), "events", today)[: EVENTS_SHOWN + 1])
    return {
        "record": record,
        "role": role,
        "events": events[:EVENTS_SHOWN],
        "more": len(events) > EVENTS_SHOWN,
        "feed": f"portal:{record._meta.model_name}_feed",
    }


@register.inclusion_tag("portal/components/event_dates.html")
def event_dates(event: Event) -> dict[str, Any]:
    """When an event takes place: the next occurrence, those after it, those that are over."""
    today = timezone.localdate()
    spans = event_spans(event)
    coming = [span for span in spans if span.last >= today]
    return {
        "event": event,
        "next": coming[0] if coming else None,
        "later": coming[1:],
        "past": [span for span in spans if span.last < today],
        "times": wording.times_words(event.start_time, event.end_time),
    }


@register.inclusion_tag("portal/components/application.html")
def application(event: Event) -> dict[str, Any]:
    """How and until when to apply; ``is_open`` is None where no period is given."""
    now = timezone.localtime()
    opens = _moment(event.application_starts_on, event.application_starts_at, datetime.time())
    closes = _moment(
        event.application_ends_on, event.application_ends_at, datetime.time(23, 59, 59)
    )
    is_open = None
    if opens or closes:
        is_open = (opens is None or opens <= now) and (closes is None or now <= closes)
    return {
        "event": event,
        "is_open": is_open,
        "not_yet": bool(opens and now < opens),
        "opens": _words(event.application_starts_on, event.application_starts_at),
        "closes": _words(event.application_ends_on, event.application_ends_at),
    }


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


def _moment(
    day: datetime.date | None, clock: datetime.time | None, otherwise: datetime.time
) -> datetime.datetime | None:
    zone = timezone.get_default_timezone()
    return datetime.datetime.combine(day, clock or otherwise, zone) if day else None


def _words(day: datetime.date | None, clock: datetime.time | None) -> str:
    if day is None:
        return ""
    return " ".join([wording.day_words(day), *([wording.time_words(clock)] if clock else [])])
