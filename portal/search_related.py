"""Keeps events true to the names they show: those of their groups and facilities are searched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_delete, pre_delete
from wagtail.signals import published, unpublished

from search import sync
from search.gathering import Gathering

from .batches import batches
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


@Gathering
def on_new_names(records: Sequence[Group | Facility]) -> None:
    """Index the events of these records again, with or without their names."""
    for some in batches(records):
        _update(_events_of(some))


def on_published(instance: Group | Facility, **_kwargs: Any) -> None:
    """A record was published or withdrawn."""
    on_new_names(instance)


def on_deletion(instance: Group | Facility, **_kwargs: Any) -> None:
    """Remember its events: they will have forgotten it once it is gone."""
    instance._events_to_index = list(_events_of([instance]).values_list("pk", flat=True))  # type: ignore[union-attr]


def on_deleted(instance: Group | Facility, **_kwargs: Any) -> None:
    """Index the events that it had."""
    _update(Event.published.filter(pk__in=instance._events_to_index))  # type: ignore[union-attr]


def _events_of(records: Sequence[Group | Facility]) -> QuerySet[Event]:
    """The public events of records of one kind."""
    role = "organizer__in" if isinstance(records[0], Group) else "venue__in"
    return Event.published.filter(**{role: [record.pk for record in records]})


def _update(events: QuerySet[Event]) -> None:
    related = events.select_related("organizer", "venue")
    sync.update_many(
        list(
            related.prefetch_related(
                "translations", "organizer__translations", "venue__translations"
            )
        )
    )
