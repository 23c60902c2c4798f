"""Keeps suggestions true to the entries: written in the transaction that writes an entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from search.analysis.readings import pieces
from search.models import SearchEntry

from . import rows
from .keys import title_keys, word_keys
from .models import Suggestion

FEWEST_ENTRIES = 2
"""A word is offered when so many entries have it: what only one has may be a slip."""

LONGEST_TITLE = 200
CHUNK = 400
"""Words a statement: SQLite allows 999 parameters in old versions."""

Words = Counter[tuple[str, str]]
"""How many entries have a word, by word and language."""


class Title(NamedTuple):
    """A title as it is offered, and all that its keys follow from."""

    text: str
    locale: str
    reading: str
    kind: str
    url: str
    ends_on: date | None
    analysis_version: str


_TITLE_FIELDS = (
    "title", "locale", "reading", "kind", "url", "starts_on", "ends_on", "analysis_version"
)  # fmt: skip


def title_of(entry: SearchEntry) -> Title:
    """The title that ``entry`` lets us suggest."""
    return Title(
        entry.title[:LONGEST_TITLE],
        entry.locale,
        entry.reading,
        entry.kind,
        entry.url,
        entry.ends_on or entry.starts_on,
        entry.analysis_version,
    )


def words_of(entries: Iterable[SearchEntry]) -> Words:
    """The words of these entries."""
    return Counter(
        (word, entry.locale) for entry in entries for word in entry.words.split("\n") if word
    )


@dataclass(frozen=True, slots=True)
class Before:
    """What some entries let us suggest before they change: words, and titles by primary key."""

    words: Words = field(default_factory=Counter)
    titles: dict[int, Title] = field(default_factory=dict)


def before_change(pks: Collection[int]) -> Before:
    """What these entries let us suggest now; ask before they are written or deleted."""
    if not pks:
        return Before()
    entries = list(SearchEntry.objects.filter(pk__in=pks).only("words", *_TITLE_FIELDS))
    return Before(words_of(entries), {entry.pk: title_of(entry) for entry in entries})


def follow(changed: Sequence[SearchEntry], before: Before) -> None:
    """Offer the titles and words of ``changed`` entries instead of what there was ``before``.

    The caller holds the lock of the search clock. Titles of deleted entries went with them.
    """
    _write_titles(changed, before.titles)
    difference = words_of(changed)
    difference.subtract(before.words)
    _count_words({name: number for name, number in difference.items() if number})


def recount() -> None:
    """Let every word's count be what the entries say, whatever has happened to them.

    The caller holds the lock of the search clock in a transaction.
    """
    difference: Words = Counter()
    for locale, words in SearchEntry.objects.values_list("locale", "words").iterator():
        difference.update((word, locale) for word in words.split("\n") if word)
    known = Suggestion.objects.filter(entry=None).values_list("text", "locale", "entries")
    for text, locale, entries in known.iterator():
        difference[text, locale] -= entries
    _count_words({name: number for name, number in difference.items() if number})


def foresee(title: str, locale: str, reading: str) -> None:
    """Make the keys of a title ahead, inside ``search.foresight.remembering()``."""
    title_keys(title[:LONGEST_TITLE], locale, reading)


def _write_titles(entries: Sequence[SearchEntry], before: dict[int, Title]) -> None:
    """Offer these titles; those that are offered as they are already are left alone."""
    offers = (
        Suggestion.objects.filter(entry__in=before.keys()) if before else Suggestion.objects.none()
    )
    offered = dict(offers.values_list("entry_id", "pk"))
    different = [
        (entry, title_of(entry))
        for entry in entries
        if entry.pk not in offered or title_of(entry) != before[entry.pk]
    ]
    rows.remove(offered[entry.pk] for entry, _title in different if entry.pk in offered)
    titles = Suggestion.objects.bulk_create(
        Suggestion(
            text=title.text,
            locale=title.locale,
            entry=entry,
            kind=title.kind,
            url=title.url,
            ends_on=title.ends_on,
        )
        for entry, title in different
    )
    rows.add_keys(
        (row.pk, key)
        for row, (_entry, title) in zip(titles, different, strict=True)
        for key in title_keys(title.text, title.locale, title.reading)
    )


def _count_words(difference: dict[tuple[str, str], int]) -> None:
    """Add to each word's number of entries; offer it from ``FEWEST_ENTRIES`` on."""
    for locale in {locale for _word, locale in difference}:
        words = sorted(word for word, language in difference if language == locale)
        for start in range(0, len(words), CHUNK):
            some = {word: difference[word, locale] for word in words[start : start + CHUNK]}
            _count_some(some, locale)


def _count_some(difference: dict[str, int], locale: str) -> None:
    words = Suggestion.objects.filter(entry=None, locale=locale, text__in=difference)
    known = {
        text: (pk, entries) for text, pk, entries in words.values_list("text", "pk", "entries")
    }
    counts = {
        word: max(known.get(word, (0, 0))[1] + number, 0) for word, number in difference.items()
    }
    new = {word: entries for word, entries in counts.items() if entries and word not in known}
    rows.set_counts((pk, counts[word]) for word, (pk, _before) in known.items() if counts[word])
    rows.remove(pk for word, (pk, _before) in known.items() if not counts[word])
    rows.add_words(new, locale)
    offered_before = {word for word, (_pk, before) in known.items() if before >= FEWEST_ENTRIES}
    offered = {word for word, entries in counts.items() if entries >= FEWEST_ENTRIES}
    pks = {word: pk for word, (pk, _before) in known.items()}
    if several := offered & new.keys():
        pks |= words.filter(text__in=several).values_list("text", "pk")
    rows.remove_keys(pks[word] for word in offered_before - offered)
    rows.add_keys(
        (pks[word], key)
        for word in offered - offered_before
        if not _is_name(word)
        for key in word_keys(word, locale)
    )


def _is_name(word: str) -> bool:
    """Whether a person's name is in it: those are found, but not offered to everybody."""
    return any(piece.person for piece in pieces(word))
