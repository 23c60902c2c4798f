"""Keeps events true to the names they show: those of their groups and facilities are searched."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.signals import post_delete, pre_delete
from wagtail.signals import published, unpublished

from search import sync

from .models import Event, Facility, Group


def connect() -> None:
    """Listen to what can change whether, and under what name, an event shows a record."""
    for model in (Group, Facility):
        for signal, handler in (
            (published, on_published),
            (unpublished, on_published),
            (pre_delete, on_deletion),
            (post_delete, on_deleted),
        ):
            uid = f"search of events {handler.__name__} {model.__name__}"
            signal.connect(handler, sender=model, dispatch_uid=uid)


def on_published(instance: Group | Facility, **_kwargs: Any) -> None:
    """Index its events again, with or without its name."""
    _update(_events_of(instance))


def on_deletion(instance: Group | Facility, **_kwargs: Any) -> None:
    """Remember its events: they will have forgotten it once it is gone."""
    instance._events_to_index = list(_events_of(instance).values_list("pk", flat=True))  # type: ignore[union-attr]


def on_deleted(instance: Group | Facility, **_kwargs: Any) -> None:
    """Index the events that it had."""
    _update(Event.published.filter(pk__in=instance._events_to_index))  # type: ignore[union-attr]


def _events_of(record: Group | Facility) -> QuerySet[Event]:
    role = Q(organizer=record.pk) if isinstance(record, Group) else Q(venue=record.pk)
    return Event.published.filter(role)


def _update(events: QuerySet[Event]) -> None:
    for event in events.select_related("organizer", "venue"):
        sync.update(event)
