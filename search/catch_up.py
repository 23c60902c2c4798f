"""Brings an engine that is not part of the transaction up to what the database says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from .engines.base import Engine
from .models import SearchClock, SearchEntry, SearchRemoval

CHUNK = 500

T = TypeVar("T")


def chunks(items: Iterable[T], size: int = CHUNK) -> Iterator[list[T]]:
    """``items`` in lists of at most ``size``."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def last_version() -> int:
    """The version of the latest change of any entry; 0 before the first."""
    return SearchClock.objects.values_list("last", flat=True).first() or 0


def catch_up(engine: Engine) -> int:
    """Apply to ``engine`` every change after its position; returns the new position.

    A search through an engine that is up to date costs one small query here and no lock.
    """
    until = last_version()
    if engine.position() >= until:
        return until
    with engine.exclusive():
        since = engine.position()
        apply_changes(engine, since, until)
        engine.set_position(max(since, until))
    return until


def apply_changes(engine: Engine, since: int, until: int) -> None:
    """Put and remove what changed after version ``since``, up to ``until``."""
    changed = SearchEntry.objects.filter(version__gt=since, version__lte=until)
    for entries in chunks(changed.order_by("version").iterator(CHUNK)):
        engine.put(entry.for_engine() for entry in entries)
    removed = SearchRemoval.objects.filter(version__gt=since, version__lte=until)
    for pks in chunks(removed.values_list("entry_id", flat=True).iterator(CHUNK)):
        engine.remove(pks)


def forget_orphans(engine: Engine) -> int:
    """Let ``engine`` forget documents whose entry the database no longer has; returns how many."""
    orphans = engine.ids() - set(SearchEntry.objects.values_list("pk", flat=True).iterator())
    engine.remove(orphans)
    return len(orphans)
