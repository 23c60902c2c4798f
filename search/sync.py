"""Keeps the index true: every public object's entries are written with the object itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.models import TranslatableMixin

from .analysis import ANALYSIS_VERSION, analyse
from .changes import chunks
from .cluster import deliver_after_commit
from .documents import Searchable, SearchDocument
from .engines import get_engine
from .foresight import remembered
from .models import SearchClock, SearchEntry, SearchRemoval
from .registry import exclude, register
from .spans import pack
from .suggesting import writing as suggestions
from .suggesting.words import words_in

__all__ = [
    "Wanted",
    "exclude",
    "foresee",
    "register",
    "remove",
    "update",
    "update_many",
    "wanted_of",
    "write",
]


def update(obj: Searchable) -> bool:
    """Index ``obj`` as its ``search_documents()`` now say, or remove it when there are none.

    A translatable object (a page) speaks for its own language only, every other one for all.
    Returns whether it came, went, or got another address or title: what lies below it may say so.
    """
    return update_many([obj])


def update_many(objs: Sequence[Searchable]) -> bool:
    """As ``update``, for many at once: the same few statements for every ``CHUNK`` of them.

    Entries are written in the caller's transaction, with the clock's lock held to its end.
    """
    renamed = False
    if not objs:
        return renamed
    with transaction.atomic():
        clock = SearchClock.lock()
        for some in chunks(objs):
            renamed |= write([wanted_of(obj) for obj in some], clock)
    return renamed


def remove(key: str, locales: Collection[str] | None = None) -> None:
    """Forget the object ``key``, in these languages or in all."""
    with transaction.atomic():
        write([Wanted(key, (), locales)], SearchClock.lock())


def own_locales(obj: Searchable) -> Collection[str] | None:
    """The languages ``obj`` speaks for; None means all of its key."""
    if isinstance(obj, TranslatableMixin):
        return {obj.locale.language_code}
    return None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What search should hold of one key: these documents, and nothing else in ``locales``.

    ``locales`` None means: nothing else in any language.
    """

    key: str
    documents: tuple[SearchDocument, ...]
    locales: Collection[str] | None

    def speaks_for(self, locale: str) -> bool:
        """Whether an entry in this language goes when it is not among the documents."""
        return self.locales is None or locale in self.locales


def wanted_of(obj: Searchable) -> Wanted:
    """What search should hold of ``obj`` now."""
    return Wanted(obj.search_key, tuple(obj.search_documents()), own_locales(obj))


def write(wanted: Sequence[Wanted], clock: SearchClock) -> bool:
    """Make the entries what is wanted; those that would not change are left alone.

    The caller holds the lock of ``clock`` in a transaction, and has read the objects after it
    was taken. Costs the same few statements for any number of new objects. Returns whether an
    entry came, went, or got another address or title.
    """
    keys = [one.key for one in wanted]
    present = {
        (entry.key, entry.locale): entry for entry in SearchEntry.objects.filter(key__in=keys)
    }
    changed: list[SearchEntry] = []
    renamed = False
    documents = {(doc.key, doc.locale): doc for one in wanted for doc in one.documents}
    for name, document in documents.items():
        entry = present.pop(name, None)
        renamed |= entry is None or (entry.url, entry.title) != (document.url, document.title)
        if updated := _entry_of(document, entry):
            changed.append(updated)
    gone = [
        entry.pk
        for entry in present.values()
        if any(one.key == entry.key and one.speaks_for(entry.locale) for one in wanted)
    ]
    if changed or gone:
        _apply(changed, gone, clock.tick())
    return renamed or bool(gone)


def _apply(changed: list[SearchEntry], gone: list[int], version: int) -> None:
    """Save and delete entries under ``version``, with what they let us suggest.

    In the engine too, if it shares transactions.
    """
    known = [entry for entry in changed if entry.pk]
    words = suggestions.before_change([*gone, *(entry.pk for entry in known)])
    for entry in changed:
        entry.version = version
    SearchEntry.objects.bulk_create([entry for entry in changed if not entry.pk])
    SearchEntry.objects.bulk_create(
        known,
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=[f.name for f in SearchEntry._meta.concrete_fields if not f.primary_key],
    )
    _forget(gone, version)
    suggestions.follow(changed, words)
    engine = get_engine()
    if engine.transactional:
        engine.put(entry.for_engine() for entry in changed)
        if gone:
            engine.remove(gone, version)
    deliver_after_commit()


def _forget(pks: list[int], version: int) -> None:
    """Delete entries and note it for engines that catch up later."""
    if not pks:
        return
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
        "body": document.text,
        "prose": len(document.body),
        "attachments": document.kept_attachments,
        "published_on": document.published_on,
        "starts_on": document.starts_on,
        "ends_on": document.ends_on,
        "latitude": document.place.latitude if document.place else None,
        "longitude": document.place.longitude if document.place else None,
        "reading": document.reading,
        "facets": {name: list(values) for name, values in document.facets.items() if values},
        "details": dict(document.details),
        "analysis_version": ANALYSIS_VERSION,
    }
    entry = entry or SearchEntry()
    different = {name for name, value in wanted.items() if getattr(entry, name) != value}
    if entry.pk and not different:
        return None
    for name, value in wanted.items():
        setattr(entry, name, value)
    if not entry.pk or different & {"title", "body", "analysis_version"}:
        _analyse(entry)
    return entry


def _analyse(entry: SearchEntry) -> None:
    """Give ``entry`` the tokens of its texts, and the words that they offer."""
    for name, value in analysed(entry.title, entry.body, entry.locale).items():
        setattr(entry, name, value)


@remembered
def analysed(title: str, body: str, locale: str) -> dict[str, Any]:
    """What an entry with these texts holds of them: tokens, where they stand, words to offer."""
    title_tokens, body_tokens = analyse(title, locale), analyse(body, locale)
    return {
        "title_tokens": " ".join(token.text for token in title_tokens),
        "body_tokens": " ".join(token.text for token in body_tokens),
        "title_spans": pack(title_tokens),
        "body_spans": pack(body_tokens),
        "words": "\n".join(words_in([(title, title_tokens), (body, body_tokens)])),
    }


def foresee(objs: Iterable[Searchable]) -> None:
    """Analyse the texts of ``objs`` ahead, inside ``remembering()``, without any lock."""
    for obj in objs:
        for document in obj.search_documents():
            analysed(document.title, document.text, document.locale)
            suggestions.foresee(document.title, document.locale, document.reading)
