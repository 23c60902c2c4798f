"""The demo's files of records, written with their dates moved to the present."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from .dates import Row, move_event, move_facility, move_group, shift_of_event
from .venues import closed_days, move_to_open_days


def write_moved(
    source: Path, target: Path, today: datetime.date, leave_out: Collection[str] = ()
) -> int:
    """Write the dataset file ``source`` (``groups.csv`` …) to ``target`` with its dates moved.

    Rows whose ID is in ``leave_out`` are not written; returns how many were.
    """
    header, rows = _read(source)
    move = _mover(source, today)
    moved = [move(row) for row in rows if row["ID"] not in leave_out]
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        writer.writerows(moved)
    return len(moved)


def _read(file: Path) -> tuple[list[str], list[Row]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        return list(reader.fieldnames or []), list(reader)


def _mover(source: Path, today: datetime.date) -> Callable[[Row], Row]:
    match source.stem:
        case "groups":
            return partial(move_group, today=today)
        case "facilities":
            return partial(move_facility, today=today)
        case "events":
            return _event_mover(source.with_name("facilities.csv"), today)
    raise ValueError(f"{source.name}: no dates are known of this file")


def _event_mover(facilities: Path, today: datetime.date) -> Callable[[Row], Row]:
    """Moves events to days on which their venues, told by the file beside theirs, are open."""
    closed = {row["ID"]: closed_days(move_facility(row, today)) for row in _read(facilities)[1]}

    def move(event: Row) -> Row:
        is_closed = closed.get(event["場所_施設ID"])
        if is_closed is None:
            return move_event(event, shift_of_event(event, today))
        return move_to_open_days(event, today, is_closed)

    return move
