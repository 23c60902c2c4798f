"""Standard layouts: lists of columns, kept as CSV data beside this module.

``index.csv`` names the layouts with their datasets; ``<name>.csv`` lists one layout's columns
(position, header, field, format, required, aliases separated with ``|``, extension 0/1). A newer
edition is a new file and a row in the index, no code.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from ..models import Record
from . import fields, formats
from .cells import Parsed
from .format import Format
from .headers import normalise

FOLDER = Path(__file__).parent
CHILDREN = ("translations", "weekday_hours", "closed_days")


class UnknownStandardError(KeyError):
    """There is no layout of that name."""


@dataclass(frozen=True)
class Column:
    """One column of a layout.

    ``field`` is a path as in ``portal.standards.fields``; ``format`` a name as in ``formats``.
    ``required`` columns must be there and filled in; ``extension`` columns are our own, written
    after the standard's.
    """

    position: int
    header: str
    field: str
    format: str
    required: bool = False
    aliases: tuple[str, ...] = ()
    extension: bool = False

    @cached_property
    def converter(self) -> Format:
        """The two ways between cell and value."""
        return formats.get(self.format)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Comparable forms of the header and its aliases, the header first."""
        return tuple(map(normalise, (self.header, *self.aliases)))

    def parse(self, text: str) -> Parsed:
        """The value of a cell; ``portal.standards.CellError`` when it cannot be read."""
        return self.converter.parse(text)

    def write(self, record: Record) -> str:
        """The record's cell, whatever it holds: for the desk, never for the public."""
        return self.converter.write(fields.read(record, self.field))

    def write_public(self, record: Record) -> str:
        """The record's cell as the public may see it."""
        return self.converter.write(fields.read_public(record, self.field))


@dataclass(frozen=True)
class Layout:
    """A standard layout of one dataset: its columns in the standard's order."""

    name: str
    dataset: str
    title: str
    edition: str
    source: str
    columns: tuple[Column, ...]

    @property
    def headers(self) -> list[str]:
        """The header row of a file in this layout, our extension columns last."""
        return [column.header for column in self.columns]

    @property
    def label(self) -> str:
        """Title and edition, for people."""
        return f"{self.title}（{self.edition}）" if self.edition else self.title

    @property
    def select_related(self) -> tuple[str, ...]:
        """Relations to join so that a row costs no query of its own."""
        return tuple(c.field for c in self.columns if c.format in {"group", "facility"})

    @property
    def prefetch_related(self) -> tuple[str, ...]:
        """Child rows to fetch so that a row costs no query of its own."""
        used = {column.field.partition(".")[0] for column in self.columns}
        return tuple(name for name in CHILDREN if name in used)

    def rows(self, records: Iterable[Record]) -> Iterator[list[str]]:
        """The header row, then each record whatever it holds: for the desk alone."""
        yield self.headers
        for record in records:
            yield [column.write(record) for column in self.columns]

    def public_row(self, record: Record) -> list[str]:
        """The record's cells as the public may see them, one for each header."""
        return [column.write_public(record) for column in self.columns]

    def public_rows(self, records: Iterable[Record]) -> Iterator[list[str]]:
        """The header row, then a row for each record."""
        yield self.headers
        yield from map(self.public_row, records)


def _read(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _column(row: dict[str, str]) -> Column:
    return Column(
        position=int(row["position"]),
        header=row["header"],
        field=row["field"],
        format=row["format"],
        required=row["required"] == "1",
        aliases=tuple(filter(None, row["aliases"].split("|"))),
        extension=row["extension"] == "1",
    )


@cache
def all_layouts() -> tuple[Layout, ...]:
    """Every layout of the index, in its order."""
    return tuple(
        Layout(**row, columns=tuple(map(_column, _read(row["name"])))) for row in _read("index")
    )


def load(name: str) -> Layout:
    """The layout called ``name``; UnknownStandardError when there is none."""
    for layout in all_layouts():
        if layout.name == name:
            return layout
    raise UnknownStandardError(name)


def for_dataset(dataset: str) -> tuple[Layout, ...]:
    """The layouts that records of ``dataset`` can be read from and written in."""
    return tuple(layout for layout in all_layouts() if layout.dataset == dataset)
