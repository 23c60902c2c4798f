"""A matched table row by row: what is checked, what is skipped, what is said about the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..standards import Message
from .checking import CheckedRow, Checker
from .matching import Match
from .reading import Row, Source
from .refusal import FileRefused

Progress = Callable[[Iterable[Any], int | None], Iterable[Any]]
"""Wraps an iterable, of a known length or not, and yields what it yields."""


def check_rows(
    source: Source, match: Match, checker: Checker, notes: list[Message], progress: Progress
) -> list[CheckedRow]:
    """Check every row below the header row; statements about the whole go to ``notes``."""
    notes += _about_header(match)
    ignored: Counter[int] = Counter()
    blank: list[int] = []
    rows = [
        checker.check(row)
        for row in _filled(progress(_below(source, match), None), blank)
        if _count_ignored(row, match, ignored)
    ]
    notes += _about_rows(match, blank, ignored)
    if not rows:
        raise FileRefused("no_rows", _("There is no row below the header row."))
    return rows


def _below(source: Source, match: Match) -> Iterator[Row]:
    return islice(source.rows(match.delimiter), match.preamble + 1, None)


def _filled(rows: Iterable[Row], blank: list[int]) -> Iterator[Row]:
    for row in rows:
        if row.is_blank:
            blank.append(row.line)
        else:
            yield row


def _count_ignored(row: Row, match: Match, ignored: Counter[int]) -> bool:
    """Count the values of columns that the layout does not have; always true."""
    for place, (column, cell) in enumerate(zip(match.columns, row.cells, strict=False)):
        if column is None and cell.strip():
            ignored[place] += 1
    return True


def _about_header(match: Match) -> Iterator[Message]:
    if match.preamble:
        text = _("%(count)s rows above the header row were passed over.")
        yield Message("preamble", text, count=match.preamble)
    if match.delimiter != ",":
        name = {"\t": "TAB"}.get(match.delimiter, match.delimiter)
        yield Message("delimiter", _("The columns are separated by %(name)s."), name=name)
    lacking = "、".join(column.header for column in match.lacking)
    if lacking:
        text = _("The file lacks these columns, so their values stay as they are: %(columns)s.")
        yield Message("columns.lacking", text, columns=lacking)


def _about_rows(match: Match, blank: list[int], ignored: Counter[int]) -> Iterator[Message]:
    if blank:
        lines = "、".join(map(str, blank[:10])) + ("…" if len(blank) > 10 else "")
        text = _("%(count)s blank rows were passed over (lines %(lines)s).")
        yield Message("rows.blank", text, count=len(blank), lines=lines)
    for place, column in enumerate(match.columns):
        header = match.header.cells[place].strip()
        if column is None and (header or ignored[place]):
            text = _("The column %(header)s is not part of the layout; %(count)s values are left.")
            yield Message(
                "column.ignored", text, header=header or f"#{place + 1}", count=ignored[place]
            )
