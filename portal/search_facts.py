"""What a found record says of itself: where, when, open now; in the same few queries for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from search import hit_facts
from search.hit_facts import Fact
from search.hits import Hit

from . import wording
from .cards import for_cards
from .models import Event, Facility, Group, Record
from .models.opening import opening_state

Facts = Mapping[str, Sequence[Fact]]


def register() -> None:
    """Let search ask for the facts of the three kinds."""
    hit_facts.register(Group.search_kind, group_facts)
    hit_facts.register(Facility.search_kind, facility_facts)
    hit_facts.register(Event.search_kind, event_facts)


def group_facts(hits: Sequence[Hit]) -> Facts:
    """Where they are active, and whether they take new members."""
    return {group.search_key: list(_of_group(group)) for group in _found(Group.published, hits)}


def facility_facts(hits: Sequence[Hit]) -> Facts:
    """Whether they are open now, and where they are."""
    places = for_cards(_found(Facility.published, hits), Facility.dataset)
    return {place.search_key: list(_of_facility(place)) for place in places}


def event_facts(hits: Sequence[Hit]) -> Facts:
    """When they take place next, where, and whether they are called off."""
    events = for_cards(_found(Event.published, hits), Event.dataset, timezone.localdate())
    return {event.search_key: list(_of_event(event)) for event in events}


def _found(records: QuerySet[Any], hits: Sequence[Hit]) -> QuerySet[Any]:
    return records.filter(code__in=[hit.key.partition(":")[2] for hit in hits])


def _of_group(group: Group) -> Iterator[Fact]:
    if group.status != "active":
        yield Fact(group.get_status_display(), badge="warning")
    elif group.membership_open:
        yield Fact(_("New members welcome"), badge="good")
    yield from _areas(group)


def _of_facility(facility: Facility) -> Iterator[Fact]:
    now = timezone.now()
    state = opening_state(facility, now)
    if state.is_open is not None:
        yield Fact(wording.state_words(state), badge="good" if state.is_open else "closed")
        if change := wording.change_words(state, now):
            yield Fact(change, icon="clock")
    if facility.address:
        yield Fact(facility.address, icon="map-pin")
    else:
        yield from _areas(facility)


def _of_event(event: Event) -> Iterator[Fact]:
    if event.is_cancelled or event.status == "postponed":
        badge = "error" if event.is_cancelled else "warning"
        yield Fact(event.get_status_display(), badge=badge)
    times = wording.times_words(event.start_time, event.end_time)
    yield Fact(" ".join(filter(None, [wording.next_words(event), times])), icon="calendar")
    if event.venue and event.venue.live:
        yield Fact(event.venue.text("name"), icon="map-pin")
    elif event.venue_name:
        yield Fact(event.text("venue_name"), icon="map-pin")


def _areas(record: Record) -> Iterator[Fact]:
    if record.areas:
        yield Fact("・".join(record.areas), icon="map-pin")
