"""Fills an engine from nothing, beside the index that people search meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import transaction

from .changes import CHUNK, apply_changes, chunks, indexable, last_version
from .engines.base import Checkpoint, Engine
from .models import SearchClock

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

E = TypeVar("E", bound=Engine)


def silent(what: str, done: int, total: int) -> None:
    """Progress that nobody looks at."""


def refill(engine: Engine, progress: Progress = silent) -> None:
    """Fill a fresh index from the entries, catch up with what changed meanwhile, and swap.

    A refill that was interrupted is gone on with, where the engine has kept what was done.
    """
    fresh, start = _fresh(engine)
    _load(fresh, start, progress)
    until = last_version()
    apply_changes(fresh, start.position, until)
    fresh.optimise()
    if engine.transactional:
        with transaction.atomic():
            last = SearchClock.lock().last
            apply_changes(fresh, until, last)
            fresh.set_position(last)
            engine.promote(fresh)
    else:  # what is written from now on is found behind the position, by whoever catches up
        fresh.set_position(until)
        engine.promote(fresh)


def _fresh(engine: E) -> tuple[E, Checkpoint]:
    """An index to fill and how far it is."""
    if (unfinished := engine.unfinished()) and unfinished[1].position <= last_version():
        return unfinished
    position = last_version()
    return engine.fresh(), Checkpoint(position, loaded=0)


def _load(fresh: Engine, start: Checkpoint, progress: Progress) -> None:
    """Put every entry that is not loaded yet, as it is now."""
    entries = indexable().order_by("pk")
    left = entries.filter(pk__gt=start.loaded or 0)
    total = entries.count()
    done = total - left.count()
    for some in chunks(left.iterator(CHUNK)):
        fresh.put(entry.for_engine() for entry in some)
        fresh.checkpoint(Checkpoint(start.position, loaded=some[-1].pk))
        done += len(some)
        progress("index", done, total)
