"""What of entries is shown when they are found, read by a statement of our own.

Every search reads it: building the query and converting the rows would cost more than finding them.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any, NamedTuple

import orjson
from django.db import connection

from .attachments import Kept
from .models import SearchEntry


class Shown(NamedTuple):
    """What of an entry makes a hit; fields are those of ``SearchEntry``."""

    id: int
    key: str
    locale: str
    kind: str
    url: str
    title: str
    title_tokens: str
    title_spans: bytes
    body: str
    body_tokens: str
    body_spans: bytes
    prose: int
    latitude: float | None
    longitude: float | None
    published_on: datetime.date | None
    starts_on: datetime.date | None
    ends_on: datetime.date | None
    attachments: list[Kept]
    facets: dict[str, Any]
    details: dict[str, Any]


_DAYS = slice(Shown._fields.index("published_on"), Shown._fields.index("attachments"))
_JSON = slice(Shown._fields.index("attachments"), None)


def shown(pks: Collection[int], keys: Collection[str]) -> list[Shown]:
    """The entries ``pks`` and those that have ``keys``; no query where nothing is asked for."""
    conditions = [
        f"{column} IN ({', '.join(['%s'] * len(values))})"
        for column, values in (("id", pks), ("key", keys))
        if values
    ]
    if not conditions:
        return []
    sql = (
        f"SELECT {', '.join(Shown._fields)} FROM {SearchEntry._meta.db_table}"  # noqa: S608
        f" WHERE {' OR '.join(conditions)}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*pks, *keys])
        return [
            Shown(*row[: _DAYS.start], *map(_day, row[_DAYS]), *map(orjson.loads, row[_JSON]))
            for row in cursor.fetchall()
        ]


def _day(value: datetime.date | str | None) -> datetime.date | None:
    """A date, which SQLite keeps as text."""
    return datetime.date.fromisoformat(value) if isinstance(value, str) else value
