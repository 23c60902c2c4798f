"""Records as a file in a standard layout: its headers, its formats, our extension columns last."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from portal.standards import Layout

from .delimited import BYTE_ORDER_MARK, Lines, text_cell
from .pieces import pieces

CHUNK = 500


def write_standard(layout: Layout, queryset: QuerySet[Any]) -> Iterator[bytes]:
    """The file's bytes (UTF-8 with byte order mark), some hundred lines at a time."""
    records = (
        queryset.select_related(*layout.select_related)
        .prefetch_related(*layout.prefetch_related)
        .iterator(chunk_size=CHUNK)
    )
    return write_rows(layout.public_rows(records))


def write_rows(table: Iterable[Iterable[str]]) -> Iterator[bytes]:
    """A table of texts, header row first, as the bytes of a file for people and spreadsheets."""
    lines = Lines()
    writer = csv.writer(lines)
    lines.write(BYTE_ORDER_MARK)
    for rows in pieces(table, CHUNK):
        writer.writerows([text_cell(cell) for cell in row] for row in rows)
        yield lines.take()
