"""A file's bytes as rows of cells: the only module that knows files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from .encoding import Encoded, detect
from .kinds import refuse_other_kinds
from .refusal import FileRefused

DELIMITERS = (",", "\t", ";")
LONGEST_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, and the line of the file on which it begins (1 is the first)."""

    line: int
    cells: list[str]

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is text in a known encoding."""

    path: Path
    encoded: Encoded

    def rows(self, delimiter: str) -> Iterator[Row]:
        """Every row, read as it is asked for; FileRefused where the quotes do not match."""
        csv.field_size_limit(LONGEST_CELL)
        with self.path.open(encoding=self.encoded.encoding, newline="") as lines:
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            line = 1
            try:
                for cells in reader:
                    yield Row(line, cells)
                    line = reader.line_num + 1
            except csv.Error as error:
                raise FileRefused(
                    "quotes",
                    _("The quotes do not match in the row that begins on line %(line)s."),
                    line=line,
                ) from error

    def head(self, delimiter: str, limit: int) -> list[Row]:
        """The first ``limit`` rows; fewer where the quotes do not match sooner."""
        rows: list[Row] = []
        try:
            for row in self.rows(delimiter):
                rows.append(row)
                if len(rows) == limit:
                    break
        except FileRefused:
            pass
        return rows


def open_source(path: Path) -> Source:
    """The file as a source of rows; FileRefused when it is no table of text."""
    try:
        refuse_other_kinds(path)
        return Source(path, detect(path))
    except OSError as error:
        raise FileRefused(
            "unreadable", _("The file cannot be opened: %(error)s"), error=error.strerror
        ) from error
