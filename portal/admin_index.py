"""The desk's own search index of records: kept with every save, in batches while importing.

The library keeps its index one object at a time, with statistics over all entries for each; many
records at once are indexed together when ``deferred()`` ends, in the same transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models.signals import post_delete, post_save
from modelsearch import index
from modelsearch.backends import get_search_backends

from .batches import batches
from .models import Event, Facility, Group, Record

_waiting: ContextVar[dict[type[Record], set[int]] | None] = ContextVar("waiting", default=None)


@contextmanager
def deferred() -> Iterator[None]:
    """Index what is saved inside only at the end; nothing when an exception ends it."""
    waiting: defaultdict[type[Record], set[int]] = defaultdict(set)
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for model, keys in waiting.items():
        _index(model, sorted(keys))


def connect() -> None:
    """Listen to every record model; ``Record.search_auto_update`` keeps the library from it."""
    for model in (Group, Facility, Event):
        uid = f"admin index {model.__name__}"
        post_save.connect(on_saved, sender=model, dispatch_uid=f"{uid} saved")
        post_delete.connect(on_deleted, sender=model, dispatch_uid=f"{uid} deleted")


def on_saved(instance: Record, raw: bool = False, **_kwargs: Any) -> None:
    """Index a saved record now, or note it for later."""
    waiting = _waiting.get()
    if raw:
        return
    if waiting is None:
        index.insert_or_update_object(instance)
    else:
        waiting[type(instance)].add(instance.pk)


def on_deleted(instance: Record, **_kwargs: Any) -> None:
    """Forget a deleted record."""
    index.remove_object(instance)


def index_many(records: Sequence[Record]) -> None:
    """Index records of one kind as they stand in memory, which is how they were just saved."""
    for some in batches(records):
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(type(some[0]), some)


def _index(model: type[Record], keys: list[int]) -> None:
    for some in batches(keys):
        index_many(list(model.objects.filter(pk__in=some)))
