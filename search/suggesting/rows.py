"""Suggestions and their keys in SQL of our own, one statement for any number of rows.

There are many, and a model instance for each would cost more than writing or finding it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from .models import Suggestion, SuggestionKey


def add_keys(keys: Iterable[tuple[int, bytes]]) -> None:
    """Let suggestions (their primary keys) be found by these keys."""
    _run_many("INSERT INTO {keys} (suggestion_id, key) VALUES (%s, %s)", keys)


def add_words(counts: Mapping[str, int], locale: str) -> None:
    """Hold new words of a language, each with how many entries have it."""
    _run_many(
        "INSERT INTO {suggestions} (text, locale, kind, url, entries) VALUES (%s, %s, '', '', %s)",
        ((word, locale, entries) for word, entries in counts.items()),
    )


def remove_keys(pks: Iterable[int]) -> None:
    """Let these suggestions be found no more."""
    _run_many("DELETE FROM {keys} WHERE suggestion_id = %s", ((pk,) for pk in pks))


def remove(pks: Iterable[int]) -> None:
    """Delete these suggestions with their keys."""
    pks = list(pks)
    remove_keys(pks)
    _run_many("DELETE FROM {suggestions} WHERE id = %s", ((pk,) for pk in pks))


def set_counts(counts: Iterable[tuple[int, int]]) -> None:
    """Note of words (their primary keys) how many entries have them."""
    rows = ((entries, pk) for pk, entries in counts)
    _run_many("UPDATE {suggestions} SET entries = %s WHERE id = %s", rows)


class Known(NamedTuple):
    """A word or title that is offered, and how many entries have it."""

    text: str
    entries: int


def within(spans: Sequence[tuple[bytes, bytes]], most: int) -> Iterator[tuple[int, bytes, Known]]:
    """Of each span of keys (from, before) its number, and the first ``most`` keys with their words.

    Nothing that is over. One statement for all spans.
    """
    if not spans:
        return
    span = (
        "SELECT * FROM (SELECT {number} AS span, key, suggestion_id FROM {keys}"
        " WHERE key >= %s AND key < %s ORDER BY key LIMIT {most}) AS span{number}"
    )
    found = " UNION ALL ".join(
        span.format(number=number, keys=_table(SuggestionKey), most=int(most))
        for number in range(len(spans))
    )
    sql = (
        f"SELECT span, key, text, entries FROM ({found}) AS found"  # noqa: S608
        f" JOIN {_table(Suggestion)} AS known ON known.id = suggestion_id"
        " WHERE ends_on IS NULL OR ends_on >= %s"
    )
    today = connection.ops.adapt_datefield_value(timezone.localdate())
    with connection.cursor() as cursor:
        cursor.execute(sql, [*(end for span in spans for end in span), today])
        for number, key, text, entries in cursor.fetchall():
            yield number, bytes(key), Known(text, entries)


def _run_many(statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    if params := list(rows):
        sql = statement.format(keys=_table(SuggestionKey), suggestions=_table(Suggestion))
        with connection.cursor() as cursor:
            cursor.executemany(sql, params)


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)
