"""Records as CSV (RFC 4180): a byte order mark for spreadsheets, one header row, one line a record.

Lists are joined with ``;``, references are two columns (ID and name), nested rows are JSON in a
cell. There is no line break inside a cell, and no text that a spreadsheet would run as a formula.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import orjson

from portal.datasets import Field, Kind
from portal.datasets.reading import Reader, Record
from portal.models.fields import DELIMITER
from portal.standards.cells import on_one_line
from portal.standards.formulas import guarded

from .pieces import pieces

BYTE_ORDER_MARK = "\ufeff"

Cells = Callable[[Any], list[Any]]
FLAGS = {True: "true", False: "false", None: ""}


def text_cell(text: str) -> str:
    """A text as a cell: on one line, and nothing that a spreadsheet would run."""
    return guarded(on_one_line(text)) if text else text


class Lines:
    """A file that keeps what csv.writer writes until it is taken."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.write = self._parts.append

    def take(self) -> bytes:
        data = "".join(self._parts).encode()
        self._parts.clear()
        return data


def write_csv(reader: Reader, records: Iterable[Record]) -> Iterator[bytes]:
    """The file's bytes, some hundred lines at a time."""
    lines = Lines()
    writer = csv.writer(lines)
    lines.write(BYTE_ORDER_MARK)
    writer.writerow([name for field in reader.fields for name in headers(field)])
    columns = [(field.name, _cells(field)) for field in reader.fields]
    for piece in pieces(records):
        writer.writerows(
            [cell for name, cells in columns for cell in cells(record[name])] for record in piece
        )
        yield lines.take()
    yield lines.take()


def headers(field: Field) -> list[str]:
    """The names of a field's columns."""
    if field.kind is Kind.REFERENCE:
        return [f"{field.name}_code", f"{field.name}_name"]
    return [field.name]


def _cells(field: Field) -> Cells:
    kind = field.kind
    if kind is Kind.REFERENCE:
        return lambda value: [value["code"], text_cell(value["name"])] if value else ["", ""]
    if kind is Kind.LIST:
        return lambda value: [text_cell(DELIMITER.join(value))]
    if kind in {Kind.ROWS, Kind.TRANSLATIONS}:
        return lambda value: [orjson.dumps(value).decode() if value else ""]
    if kind is Kind.BOOLEAN:
        return lambda value: [FLAGS[value]]
    if kind is Kind.DATETIME:
        return lambda value: [value.isoformat(timespec="seconds")]
    if kind in {Kind.TEXT, Kind.URL, Kind.EMAIL}:
        return lambda value: [text_cell(value or "")]
    return lambda value: [value]
