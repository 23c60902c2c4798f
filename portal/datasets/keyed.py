"""A query for the rows of given keys, which Django compiles once and which then only runs.

Building the SQL of sixty columns costs several times what running it for a page costs, and only
the keys ever differ. The columns must need no converter: texts, numbers and flags as they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import QuerySet

ONE_KEY = "IN (%s)"
Row = tuple[Any, ...]


class KeyedQuery:
    """``queryset`` with ``columns``, narrowed to rows whose ``key`` column is one of given keys."""

    def __init__(self, queryset: QuerySet[Any], key: str, columns: Sequence[Any]) -> None:
        self._queryset = queryset.filter(**{f"{key}__in": [0]}).values_list(*columns)

    @cached_property
    def _compiled(self) -> tuple[str, str, tuple[Any, ...], tuple[Any, ...]]:
        """SQL before and after the list of keys, and the parameters of both."""
        sql, params = self._queryset.query.sql_with_params()
        before, found, after = sql.rpartition(ONE_KEY)
        place = before.count("%s")
        if not found or params[place] != 0:
            raise ValueError("the keys are not the last list of the query")
        return before, after, params[:place], params[place + 1 :]

    def rows(self, keys: Sequence[int]) -> list[Row]:
        """The rows of ``keys``, in the queryset's order."""
        if not keys:
            return []
        before, after, first, last = self._compiled
        marks = ", ".join(["%s"] * len(keys))
        with connection.cursor() as cursor:
            cursor.execute(f"{before}IN ({marks}){after}", [*first, *keys, *last])
            return cursor.fetchall()
