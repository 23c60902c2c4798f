"""What has changed since a version, and how an engine is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db import connection
from django.db.models import QuerySet

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
    """The version of the latest change of any entry; 0 before the first.

    Asked by every search beside a cluster, so without building a query.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT last FROM {SearchClock._meta.db_table}")  # noqa: S608
        row = cursor.fetchone()
    return row[0] if row else 0


def indexable() -> QuerySet[SearchEntry]:
    """All entries, read without what no engine holds."""
    return SearchEntry.objects.defer("title", "url", "body", "title_spans", "body_spans")


def apply_changes(engine: Engine, since: int, until: int) -> None:
    """Put and remove what changed after version ``since``, up to ``until``."""
    changed = indexable().filter(version__gt=since, version__lte=until)
    for entries in chunks(changed.order_by("version").iterator(CHUNK)):
        engine.put(entry.for_engine() for entry in entries)
    removed = SearchRemoval.objects.filter(version__gt=since, version__lte=until)
    for removals in chunks(removed.order_by("version").iterator(CHUNK)):
        engine.remove([removal.entry_id for removal in removals], removals[-1].version)


def count_changes(since: int) -> int:
    """How many entries were changed or removed after version ``since``."""
    changed = SearchEntry.objects.filter(version__gt=since).count()
    return changed + SearchRemoval.objects.filter(version__gt=since).count()


def stops(since: int, until: int) -> Iterator[int]:
    """Versions on the way at which to remember the position, about ``CHUNK`` entries apart."""
    while since < until:
        ahead = SearchEntry.objects.filter(version__gt=since, version__lte=until)
        versions = ahead.order_by("version").values_list("version", flat=True)
        since = next(iter(versions[CHUNK - 1 : CHUNK]), until)
        yield since
