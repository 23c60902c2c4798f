"""Suggestions and their keys written in SQL of our own, one statement for any number of rows.

There are many, and a model instance for each would cost more than writing it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Model

from .models import Suggestion, SuggestionKey


def add_keys(keys: Iterable[tuple[int, bytes]]) -> None:
    """Let suggestions (their primary keys) be found by these keys."""
    _run_many("INSERT INTO {keys} (suggestion_id, key) VALUES (%s, %s)", keys)


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


def _run_many(statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    if params := list(rows):
        sql = statement.format(keys=_table(SuggestionKey), suggestions=_table(Suggestion))
        with connection.cursor() as cursor:
            cursor.executemany(sql, params)


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)
