"""Which layout a table is in: found by its headers, wherever the header row stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..standards import Column, Layout, all_layouts
from ..standards.headers import normalise
from .reading import DELIMITERS, Row, Source
from .refusal import FileRefused

HEADER_WITHIN = 30


@dataclass(frozen=True)
class Match:
    """A table's header row laid over a layout.

    ``columns`` holds the layout's column for each of the table's, or None where the layout has
    none; ``preamble`` counts the rows above the header row.
    """

    layout: Layout
    delimiter: str
    preamble: int
    header: Row
    columns: tuple[Column | None, ...]

    @property
    def found(self) -> list[Column]:
        """The layout's columns that the table has."""
        return [column for column in self.columns if column]

    @property
    def lacking(self) -> list[Column]:
        """The standard's columns that the table lacks; our own extensions are never missed."""
        found = set(self.found)
        return [c for c in self.layout.columns if c not in found and not c.extension]

    @property
    def is_complete(self) -> bool:
        """Whether every required column is there."""
        return not any(column.required for column in self.lacking)


def find(source: Source, dataset: str) -> Match:
    """The best match of the table with a layout of ``dataset``; FileRefused when there is none.

    Without a ``dataset``, the best match with any layout.
    """
    matches = [
        match
        for delimiter in DELIMITERS
        for preamble, row in enumerate(source.head(delimiter, HEADER_WITHIN))
        for match in _matches(delimiter, preamble, row)
    ]
    best = max(matches, key=lambda match: (match.is_complete, len(match.found)), default=None)
    own = [match for match in matches if dataset in {match.layout.dataset, ""}]
    nearest = max(own, key=lambda match: (match.is_complete, len(match.found)), default=None)
    if best is None or nearest is None or not best.found:
        raise _unknown()
    if best.is_complete and len(best.found) > len(nearest.found):
        raise FileRefused(
            "layout.other",
            _("The file is %(layout)s, which belongs to the dataset %(dataset)s."),
            layout=best.layout.label,
            dataset=best.layout.dataset,
        )
    if not nearest.is_complete:
        raise _incomplete(nearest)
    _refuse_repeated(nearest)
    return nearest


def _matches(delimiter: str, preamble: int, row: Row) -> Iterator[Match]:
    """The row laid over every layout."""
    places: dict[str, int] = {}
    for place, cell in enumerate(row.cells):
        places.setdefault(normalise(cell), place)
    for layout in all_layouts():
        found: dict[int, Column] = {}
        for column in layout.columns:
            known = [places[name] for name in column.names if name in places]
            if known:
                found.setdefault(known[0], column)
        columns = tuple(map(found.get, range(len(row.cells))))
        yield Match(layout, delimiter, preamble, row, columns)


def _unknown() -> FileRefused:
    return FileRefused(
        "layout.unknown",
        _("No row of the file has the headers of a known layout: %(layouts)s."),
        layouts="、".join(dict.fromkeys(layout.title for layout in all_layouts())),
    )


def _incomplete(match: Match) -> FileRefused:
    if len(match.found) < 3:
        return _unknown()
    return FileRefused(
        "layout.incomplete",
        _("The file is nearest to %(layout)s, but lacks the column %(columns)s."),
        layout=match.layout.label,
        columns="、".join(column.header for column in match.lacking if column.required),
    )


def _refuse_repeated(match: Match) -> None:
    headers = [normalise(cell) for cell in match.header.cells]
    for place, column in enumerate(match.columns):
        if column and headers.count(headers[place]) > 1:
            raise FileRefused(
                "layout.repeated",
                _("The header %(header)s stands in the file more than once."),
                header=match.header.cells[place].strip(),
            )
