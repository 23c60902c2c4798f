"""The demo's events keep to the days on which their venue is open.

Events move by whole weeks, but New Year and public holidays stay where they are: what would meet
them begins some weeks later or earlier, and a series leaves those days out.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator

import jpholiday

from portal.models.recurrence import excluded, occurrence_spans

from .dates import Row, move_event, shift_of_event

IsClosed = Callable[[datetime.date], bool]

LATER, EARLIER = (0, 1, 2, 3, -1, -2, -3), (0, -1, -2, -3)
"""By how many weeks more an event may move, in the order tried; what has ended stays past."""

EXHIBITION = datetime.timedelta(days=7)
"""What lasts longer goes on behind closed doors; only its first and last day have to be open."""

NOT_HELD = {"中止", "延期"}
_COUNT = re.compile(r"(?<=COUNT=)[0-9]+")


def closed_days(facility: Row) -> IsClosed:
    """Whether the facility is closed on a day, by its closed days and its rule for holidays."""
    spans = [span.partition(" ")[0].split("/") for span in facility["休館日"].split(";") if span]
    closed = [tuple(map(datetime.date.fromisoformat, (span[0], span[-1]))) for span in spans]

    def is_closed(day: datetime.date) -> bool:
        on_holiday = facility["祝日休館"] == "有" and jpholiday.is_holiday(day)
        return on_holiday or any(first <= day <= last for first, last in closed)

    return is_closed


def move_to_open_days(event: Row, today: datetime.date, is_closed: IsClosed) -> Row:
    """The event moved to ``today``, held only when its venue is open.

    ValueError where the venue is closed on each of the days tried for its beginning.
    """
    shift = shift_of_event(event, today)
    if event["状態"] in NOT_HELD:
        return move_event(event, shift)
    for weeks in EARLIER if event["状態"] == "終了" else LATER:
        moved = move_event(event, shift + datetime.timedelta(weeks=weeks))
        if not any(map(is_closed, _first_days(moved))):
            return _without_closed_days(moved, is_closed) if moved["繰り返し規則"] else moved
    raise ValueError(f"{event['ID']}: its venue is closed for weeks")


def _first_days(event: Row) -> Iterator[datetime.date]:
    """Every day of the first meeting; of an exhibition the first and the last."""
    first, last = (datetime.date.fromisoformat(event[name]) for name in ("開始日", "終了日"))
    if last - first > EXHIBITION:
        yield from (first, last)
    else:
        yield from (first + datetime.timedelta(n) for n in range((last - first).days + 1))


def _without_closed_days(event: Row, is_closed: IsClosed) -> Row:
    """The series without closed days; one that counts its meetings goes on for as many more."""
    first, last = (datetime.date.fromisoformat(event[name]) for name in ("開始日", "終了日"))
    rule, left_out = event["繰り返し規則"], set(excluded(event["除外日"]))
    while closed := {
        day
        for day, _last in occurrence_spans(first, last, rule)
        if is_closed(day) and day not in left_out
    }:
        left_out |= closed
        if found := _COUNT.search(rule):
            rule = _COUNT.sub(str(int(found[0]) + len(closed)), rule)
    return event | {
        "繰り返し規則": rule,
        "除外日": ";".join(day.isoformat() for day in sorted(left_out)),
    }
