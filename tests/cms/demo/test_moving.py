"""Files of records are written anew with moved dates; events meet their venues' opening days."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import jpholiday
import pytest
from django.conf import settings

from cms.demo.dates import ANCHOR
from cms.demo.moving import write_moved
from portal.models.recurrence import occurrence_spans

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
LOADED_ON = [
    *(ANCHOR + datetime.timedelta(weeks=n) for n in range(9)),
    datetime.date(2027, 2, 8),
    datetime.date(2027, 4, 26),
    datetime.date(2027, 8, 23),
    datetime.date(2028, 12, 20),
]
NOT_HELD = {"中止", "延期"}

Rows = list[dict[str, str]]


def rows(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def moved(folder: Path, name: str, today: datetime.date) -> Rows:
    write_moved(FIXTURES / name, folder / name, today)
    return rows(folder / name)


def held_on(event: dict[str, str]) -> list[tuple[datetime.date, datetime.date]]:
    first, last = (datetime.date.fromisoformat(event[name]) for name in ("開始日", "終了日"))
    return list(occurrence_spans(first, last, event["繰り返し規則"], event["除外日"]))


def test_in_the_anchors_week_nothing_moves(tmp_path: Path) -> None:
    for name in ("groups.csv", "facilities.csv", "events.csv"):
        write_moved(FIXTURES / name, tmp_path / name, ANCHOR + datetime.timedelta(days=3))
        assert rows(tmp_path / name) == rows(FIXTURES / name)


def test_a_moved_file_keeps_its_byte_order_mark_and_header(tmp_path: Path) -> None:
    write_moved(FIXTURES / "events.csv", tmp_path / "events.csv", datetime.date(2030, 1, 1))
    moved, original = (
        (folder / "events.csv").read_bytes().splitlines()[0] for folder in (tmp_path, FIXTURES)
    )
    assert moved == original
    assert moved.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("today", LOADED_ON, ids=str)
def test_no_event_is_held_while_its_venue_is_closed(today: datetime.date, tmp_path: Path) -> None:
    venues = {row["ID"]: row for row in moved(tmp_path, "facilities.csv", today)}
    for event in moved(tmp_path, "events.csv", today):
        venue = venues.get(event["場所_施設ID"])
        if venue is None or event["状態"] in NOT_HELD:
            continue
        for first, last in held_on(event):
            assert venue["祝日休館"] != "有" or not jpholiday.is_holiday(first), event["ID"]
            if last - first > datetime.timedelta(days=7):
                continue
            for span in filter(None, venue["休館日"].split(";")):
                begin, _slash, end = span.partition(" ")[0].partition("/")
                closed_from, closed_to = map(datetime.date.fromisoformat, (begin, end or begin))
                assert last < closed_from or first > closed_to, (event["ID"], first, span)


@pytest.mark.parametrize("today", LOADED_ON, ids=str)
def test_a_series_is_held_as_often_as_it_says(today: datetime.date, tmp_path: Path) -> None:
    before = {row["ID"]: row for row in rows(FIXTURES / "events.csv")}
    for event in moved(tmp_path, "events.csv", today):
        if "COUNT" in event["繰り返し規則"]:
            assert len(held_on(event)) == len(held_on(before[event["ID"]])), event["ID"]


@pytest.mark.parametrize("today", LOADED_ON, ids=str)
def test_what_has_ended_is_past(today: datetime.date, tmp_path: Path) -> None:
    ended = [row for row in moved(tmp_path, "events.csv", today) if row["状態"] == "終了"]
    assert ended
    assert all(last < today for event in ended for _first, last in held_on(event))


def test_a_venue_that_stays_closed_is_named(tmp_path: Path) -> None:
    for name in ("events.csv", "facilities.csv"):
        text = (FIXTURES / name).read_text(encoding="utf-8-sig")
        (tmp_path / name).write_text(text.replace("2026-12-25 ", "2026-09-01/2026-12-31 "), "utf-8")
    with pytest.raises(ValueError, match=r"E\d+: its venue is closed for weeks"):
        write_moved(tmp_path / "events.csv", tmp_path / "moved.csv", ANCHOR)
