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

    A search through an engine that is up to date costs one small query here and no lock. An
    engine that is ahead has known another database, or a later state of it than was restored:
    it begins anew.
    """
    position = engine.position()
    if position == last_version():
        return position
    with engine.exclusive():
        since, until = engine.position(), last_version()
        if since > until:
            forget_orphans(engine)
            since = 0
        apply_changes(engine, since, until)
        engine.set_position(until)
    return until


def apply_changes(engine: Engine, since: int, until: int) -> None:
    """Put and remove what changed after version ``since``, up to ``until``."""
    changed = SearchEntry.objects.filter(version__gt=since, version__lte=until)
    for entries in chunks(changed.order_by("version").iterator(CHUNK)):
        engine.put(entry.for_engine() for entry in entries)
    removed = SearchRemoval.objects.filter(version__gt=since, version__lte=until)
    for pks in chunks(removed.values_list("entry_id", flat=True).iterator(CHUNK)):
        engine.remove(pks)


def heal(engine: Engine) -> tuple[int, int]:
    """Let ``engine`` hold just the entries that there are; returns how many it got and lost.

    For an engine within the database, whose tables may be new, or whose entries were deleted or
    restored behind its back. Entries that it holds already are not looked at.
    """
    lost = forget_orphans(engine)
    missing = set(SearchEntry.objects.values_list("pk", flat=True).iterator()) - engine.ids()
    for pks in chunks(sorted(missing)):
        engine.put(entry.for_engine() for entry in SearchEntry.objects.filter(pk__in=pks))
    return len(missing), lost


def forget_orphans(engine: Engine) -> int:
    """Let ``engine`` forget documents whose entry the database no longer has; returns how many."""
    orphans = engine.ids() - set(SearchEntry.objects.values_list("pk", flat=True).iterator())
    engine.remove(orphans)
    return len(orphans)
