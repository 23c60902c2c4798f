"""Brings an engine that is not part of the transaction up to what the database says."""

from __future__ import annotations

from .changes import apply_changes, chunks, indexable, last_version, stops
from .engines.base import Engine
from .models import SearchEntry
from .refill import refill


def catch_up(engine: Engine) -> int:
    """Apply to ``engine`` every change after its position; returns the new position.

    A search through an engine that is up to date costs one small query here and no lock. An
    engine that is ahead has known another database, or a later state of it than was restored:
    it begins anew. What is interrupted goes on where it was.
    """
    position = engine.position()
    last = last_version()
    if position > last:
        refill(engine)
    elif position < last:
        with engine.exclusive():
            since = engine.position()
            for until in stops(since, last_version()):
                apply_changes(engine, since, until)
                engine.set_position(until)
                since = until
    return engine.position() if position != last else position


def heal(engine: Engine) -> tuple[int, int]:
    """Let ``engine`` hold just the entries that there are; returns how many it got and lost.

    For an engine within the database, whose tables may be new, or whose entries were deleted or
    restored behind its back. Entries that it holds already are not looked at.
    """
    held = engine.ids()
    entries = set(SearchEntry.objects.values_list("pk", flat=True).iterator())
    engine.remove(held - entries)
    missing = entries - held
    for pks in chunks(sorted(missing)):
        engine.put(entry.for_engine() for entry in indexable().filter(pk__in=pks))
    return len(missing), len(held - entries)
