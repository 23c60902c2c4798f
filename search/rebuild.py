"""Makes the whole index anew, while people search and editors write."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from . import registry, sync
from .changes import chunks, last_version
from .engines.base import Engine
from .models import SearchClock, SearchEntry
from .refill import Progress, refill, silent
from .suggesting import writing as suggestions

OBJECTS_AT_ONCE = 50
"""Objects a transaction: writers wait no longer than these take."""

Entry = tuple[str, str]
"""Key and language of an entry."""


class RebuildRunningError(Exception):
    """Another rebuild is under way on this machine."""


@dataclass(slots=True)
class Report:
    """What a rebuild found."""

    entries: int = 0
    removed: int = 0


@contextmanager
def only_one() -> Iterator[None]:
    """Refuse a second rebuild; a killed one leaves no lock behind."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.DATA_DIR / "rebuild_search.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RebuildRunningError from error
        yield


def rebuild(engines: Sequence[Engine], progress: Progress = silent) -> Report:
    """Write every entry as its object says now, and fill each engine's index from nothing.

    Objects are read within the transaction that writes them, so what an editor publishes
    meanwhile is never overwritten by what was read before. Readers see the old index until the
    new one is whole.
    """
    with only_one():
        started_at = last_version()
        seen = _write_entries(progress)
        removed = _remove_unseen(seen, started_at)
        _recount_words()
        for engine in engines:
            refill(engine, progress)
        return Report(entries=SearchEntry.objects.count(), removed=removed)


def _write_entries(progress: Progress) -> set[Entry]:
    """Write the entries of every registered object; returns them all."""
    seen: set[Entry] = set()
    for model, candidates in registry.registered():
        pks = list(candidates().order_by("pk").values_list("pk", flat=True))
        done = 0
        for some in chunks(pks, OBJECTS_AT_ONCE):
            with transaction.atomic():
                clock = SearchClock.lock()
                wanted = [sync.wanted_of(obj) for obj in candidates().filter(pk__in=some)]
                sync.write(wanted, clock)
            seen.update(
                (document.key, document.locale) for one in wanted for document in one.documents
            )
            done += len(some)
            progress(str(model._meta.verbose_name_plural), done, len(pks))
    return seen


def _recount_words() -> None:
    """Let what is suggested follow from the entries, whatever has happened to them."""
    with transaction.atomic():
        SearchClock.lock()
        suggestions.recount()


def _remove_unseen(seen: set[Entry], started_at: int) -> int:
    """Remove entries that no object asked for; those written since the start are newer."""
    with transaction.atomic():
        clock = SearchClock.lock()
        old = SearchEntry.objects.filter(version__lte=started_at).values_list("key", "locale")
        gone = [sync.Wanted(key, (), {locale}) for key, locale in set(old) - seen]
        for some in chunks(gone):
            sync.write(some, clock)
    return len(gone)
