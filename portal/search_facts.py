"""What a found record says of itself: where, when, open now.

What it is told from is kept with the search entry (``details_of``), so that showing it asks the
database nothing; what depends on the moment and the reader's language is made when it is shown.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from search import hit_facts
from search.hit_facts import Fact
from search.hits import Hit

from . import wording
from .event_dates import Span, event_spans
from .models import Event, Facility, Group, Record
from .models.opening import opening_state
from .opening_data import facility_of, opening_data

Details = dict[str, Any]
"""What JSON can hold."""


def register() -> None:
    """Let search ask for the facts of the three kinds."""
    for model, facts_of in ((Group, group_facts), (Facility, facility_facts), (Event, event_facts)):
        hit_facts.register(model.search_kind, facts_of)


def details_of(record: Record, language: str) -> Details:
    """What the facts of ``record`` are told from, with names in ``language``."""
    if isinstance(record, Group):
        return {"status": record.status, "membership_open": record.membership_open}
    if isinstance(record, Facility):
        return {"opening": opening_data(record), "address": record.address}
    if isinstance(record, Event):
        return _event_details(record, language)
    return {}


def group_facts(hit: Hit) -> Iterator[Fact]:
    """Whether they are active and take new members, and where they are active."""
    status = hit.details.get("status", "active")
    if status != "active":
        yield Fact(Group(status=status).get_status_display(), badge="warning")
    elif hit.details.get("membership_open"):
        yield Fact(_("New members welcome"), badge="good")
    yield from _areas(hit)


def facility_facts(hit: Hit) -> Iterator[Fact]:
    """Whether they are open now, and where they are."""
    if hit.details:
        yield from _opening(facility_of(hit.details["opening"]))
    if address := hit.details.get("address"):
        yield Fact(address, icon="map-pin")
    else:
        yield from _areas(hit)


def _opening(facility: Facility) -> Iterator[Fact]:
    now = timezone.now()
    state = opening_state(facility, now)
    if state.is_open is not None:
        yield Fact(wording.state_words(state), badge="good" if state.is_open else "closed")
        if change := wording.change_words(state, now):
            yield Fact(change, icon="clock")


def event_facts(hit: Hit) -> Iterator[Fact]:
    """When they take place next, where, and whether they are called off."""
    if not hit.details:
        return
    status = hit.details["status"]
    if status in ("cancelled", "postponed"):
        badge = "error" if status == "cancelled" else "warning"
        yield Fact(Event(status=status).get_status_display(), badge=badge)
    times = [datetime.time.fromisoformat(text) if text else None for text in hit.details["times"]]
    words = [_next_words(hit.details["days"]), wording.times_words(*times)]
    yield Fact(" ".join(filter(None, words)), icon="calendar")
    if venue := hit.details["venue"]:
        yield Fact(venue, icon="map-pin")


def _event_details(event: Event, language: str) -> Details:
    venue = event.venue if event.venue and event.venue.live else None
    times = (event.start_time, event.end_time)
    return {
        "status": event.status,
        "days": [[day.isoformat() for day in span] for span in event_spans(event)],
        "times": [f"{clock:%H:%M}" if clock else "" for clock in times],
        "venue": venue.text("name", language) if venue else event.text("venue_name", language),
    }


def _next_words(days: list[list[str]]) -> str:
    """The days of the occurrence that comes next; of what is over, of its first."""
    today = timezone.localdate()
    spans = [Span(*map(datetime.date.fromisoformat, span)) for span in days]
    to_come = (span for span in spans if span.last >= today)
    return wording.brief_span(next(to_come, spans[0])) if spans else ""


def _areas(hit: Hit) -> Iterator[Fact]:
    if areas := hit.facets.get("area"):
        yield Fact("・".join(areas), icon="map-pin")
