"""Keeps suggestions true to the entries: written in the transaction that writes an entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from django.db import connection

from search.analysis.readings import pieces
from search.models import SearchEntry

from .keys import title_keys, word_keys
from .models import Suggestion, SuggestionKey

FEWEST_ENTRIES = 2
"""A word is offered when so many entries have it: what only one has may be a slip."""

LONGEST_TITLE = 200
CHUNK = 400
"""Words a statement: SQLite allows 999 parameters in old versions."""

Words = Counter[tuple[str, str]]
"""How many entries have a word, by word and language."""


def words_of(entries: Iterable[SearchEntry]) -> Words:
    """The words of these entries."""
    return Counter(
        (word, entry.locale) for entry in entries for word in entry.words.split("\n") if word
    )


def before_change(pks: Collection[int]) -> Words:
    """The words that these entries have now; ask before they are written or deleted."""
    if not pks:
        return Counter()
    return words_of(SearchEntry.objects.filter(pk__in=pks).only("locale", "words"))


def follow(changed: Sequence[SearchEntry], before: Words) -> None:
    """Offer the titles and words of ``changed`` entries instead of what there was ``before``.

    The caller holds the lock of the search clock. Titles of deleted entries went with them.
    """
    _write_titles(changed)
    difference = words_of(changed)
    difference.subtract(before)
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


def _write_titles(entries: Sequence[SearchEntry]) -> None:
    Suggestion.objects.filter(entry__in=[entry.pk for entry in entries]).delete()
    titles = Suggestion.objects.bulk_create(
        Suggestion(
            text=entry.title[:LONGEST_TITLE],
            locale=entry.locale,
            entry=entry,
            kind=entry.kind,
            url=entry.url,
            ends_on=entry.ends_on or entry.starts_on,
        )
        for entry in entries
    )
    _write_keys(
        (title, title_keys(title.text, title.locale, entry.reading))
        for title, entry in zip(titles, entries, strict=True)
    )


def _count_words(difference: dict[tuple[str, str], int]) -> None:
    """Add to each word's number of entries; offer it from ``FEWEST_ENTRIES`` on."""
    for locale in {locale for _word, locale in difference}:
        words = sorted(word for word, language in difference if language == locale)
        for start in range(0, len(words), CHUNK):
            some = {word: difference[word, locale] for word in words[start : start + CHUNK]}
            _count_some(some, locale)


def _count_some(difference: dict[str, int], locale: str) -> None:
    rows = {
        row.text: row
        for row in Suggestion.objects.filter(entry=None, locale=locale, text__in=difference)
    }
    known = list(rows.values())
    new = [Suggestion(text=word, locale=locale, entries=0) for word in difference.keys() - rows]
    offered_before = {row.text for row in known if row.entries >= FEWEST_ENTRIES}
    for row in (*known, *new):
        row.entries = max(row.entries + difference[row.text], 0)
    _save(known, new)
    offered = [row for row in (*known, *new) if row.entries >= FEWEST_ENTRIES]
    withdrawn = offered_before - {row.text for row in offered}
    SuggestionKey.objects.filter(suggestion__in=[rows[text].pk for text in withdrawn]).delete()
    _write_keys(
        (row, word_keys(row.text, row.locale))
        for row in offered
        if row.text not in offered_before and not _is_name(row.text)
    )


def _save(known: Iterable[Suggestion], new: Iterable[Suggestion]) -> None:
    """Write the counts; a word that no entry has goes."""
    Suggestion.objects.filter(pk__in=[row.pk for row in known if not row.entries]).delete()
    Suggestion.objects.bulk_create(row for row in new if row.entries)
    Suggestion.objects.bulk_create(
        [row for row in known if row.entries],
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=["entries"],
    )


def _is_name(word: str) -> bool:
    """Whether a person's name is in it: those are found, but not offered to everybody."""
    return any(piece.person for piece in pieces(word))


def _write_keys(keys: Iterable[tuple[Suggestion, set[bytes]]]) -> None:
    """In SQL of our own: there are many keys, and a model instance for each costs most."""
    table = connection.ops.quote_name(SuggestionKey._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (key, suggestion_id) VALUES (%s, %s)",  # noqa: S608 - our table
            [(key, row.pk) for row, some in keys for key in some],
        )
