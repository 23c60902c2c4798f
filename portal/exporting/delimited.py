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

NEEDS_A_LOOK = frozenset(" =+-@")
"""First characters of texts that may be formulas; of most texts no more needs to be seen."""

Cell = Callable[[Any], Any]
FLAGS = {True: "true", False: "false", None: ""}


def text_cell(text: str) -> str:
    """A text as a cell: on one line, and nothing that a spreadsheet would run."""
    if not text or (text[0] not in NEEDS_A_LOOK and text.isprintable()):
        return text
    return guarded(on_one_line(text))


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
    columns = [column for field in reader.fields for column in _columns(field)]
    writer.writerow([header for header, _name, _cell in columns])
    for piece in pieces(records):
        cells = [
            [cell(record[name]) for record in piece] if cell else [r[name] for r in piece]
            for _header, name, cell in columns
        ]
        writer.writerows(zip(*cells, strict=True))
        yield lines.take()
    yield lines.take()


def _columns(field: Field) -> list[tuple[str, str, Cell | None]]:
    """A field's columns: header, name of the value, and what makes a cell of it."""
    name = field.name
    if field.kind is Kind.REFERENCE:
        return [(f"{name}_{part}", name, _part(part)) for part in ("code", "name")]
    return [(name, name, CELLS.get(field.kind))]


def _part(part: str) -> Cell:
    return lambda value: text_cell(value[part]) if value else ""


def _json(value: Any) -> str:
    return orjson.dumps(value).decode() if value else ""


CELLS: dict[Kind, Cell] = {
    Kind.TEXT: text_cell,
    Kind.URL: text_cell,
    Kind.EMAIL: text_cell,
    Kind.BOOLEAN: FLAGS.__getitem__,
    Kind.DATETIME: lambda value: value.isoformat(timespec="seconds"),
    Kind.LIST: lambda value: text_cell(DELIMITER.join(value)),
    Kind.ROWS: _json,
    Kind.TRANSLATIONS: _json,
}
