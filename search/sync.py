"""Keeps the index true: every public object's entries are written with the object itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction
from wagtail.models import TranslatableMixin

from .analysis import ANALYSIS_VERSION, analyse
from .documents import Searchable, SearchDocument
from .engines import get_engine
from .models import SearchClock, SearchEntry, SearchRemoval
from .registry import exclude, register
from .spans import pack

__all__ = ["exclude", "register", "remove", "update", "write"]


def update(obj: Searchable) -> bool:
    """Index ``obj`` as its ``search_documents()`` now say, or remove it when there are none.

    A translatable object (a page) speaks for its own language only, every other one for all.
    Returns whether an address under which it was found has changed.
    """
    with transaction.atomic():
        clock = SearchClock.lock()
        return write(obj.search_key, list(obj.search_documents()), own_locales(obj), clock)


def remove(key: str, locales: Collection[str] | None = None) -> None:
    """Forget the object ``key``, in these languages or in all."""
    with transaction.atomic():
        write(key, (), locales, SearchClock.lock())


def own_locales(obj: Searchable) -> Collection[str] | None:
    """The languages ``obj`` speaks for; None means all of its key."""
    if isinstance(obj, TranslatableMixin):
        return {obj.locale.language_code}
    return None


def write(
    key: str,
    documents: Iterable[SearchDocument],
    locales: Collection[str] | None,
    clock: SearchClock,
) -> bool:
    """Make ``documents`` the only entries of ``key`` in ``locales`` (None: in any language).

    Entries that would not change are left alone. The caller holds the lock of ``clock`` in a
    transaction. Returns whether the address of an existing entry has changed.
    """
    entries = {entry.locale: entry for entry in SearchEntry.objects.filter(key=key)}
    changed: list[SearchEntry] = []
    moved = False
    for document in documents:
        entry = entries.pop(document.locale, None)
        moved = moved or (entry is not None and entry.url != document.url)
        updated = _entry_of(document, entry)
        if updated:
            updated.version = clock.tick()
            updated.save()
            changed.append(updated)
    gone = [pk.pk for pk in entries.values() if locales is None or pk.locale in locales]
    _forget(gone, clock)
    engine = get_engine()
    if engine.transactional:
        if changed:
            engine.put(entry.for_engine() for entry in changed)
        if gone:
            engine.remove(gone)
    return moved


def _forget(pks: list[int], clock: SearchClock) -> None:
    """Delete entries and note it for engines that catch up later."""
    if not pks:
        return
    version = clock.tick()
    SearchEntry.objects.filter(pk__in=pks).delete()
    SearchRemoval.objects.bulk_create(
        [SearchRemoval(entry_id=pk, version=version) for pk in pks], ignore_conflicts=True
    )


def _entry_of(document: SearchDocument, entry: SearchEntry | None) -> SearchEntry | None:
    """The entry that ``document`` asks for; None when ``entry`` is that already."""
    wanted: dict[str, Any] = {
        "key": document.key,
        "locale": document.locale,
        "kind": document.kind,
        "title": document.title,
        "url": document.url,
        "body": document.body,
        "date": document.date,
        "end_date": document.end_date,
        "facets": {name: list(values) for name, values in document.facets.items() if values},
        "analysis_version": ANALYSIS_VERSION,
    }
    entry = entry or SearchEntry()
    different = {name for name, value in wanted.items() if getattr(entry, name) != value}
    if entry.pk and not different:
        return None
    for name, value in wanted.items():
        setattr(entry, name, value)
    for field in ("title", "body"):
        if not entry.pk or different & {field, "analysis_version"}:
            tokens = analyse(getattr(document, field), document.locale)
            setattr(entry, f"{field}_tokens", " ".join(token.text for token in tokens))
            setattr(entry, f"{field}_spans", pack(tokens))
    return entry
