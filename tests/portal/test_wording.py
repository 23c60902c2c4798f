"""Days, times and hours in words, in Japanese and in English."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from portal import wording
from portal.event_dates import Span
from portal.models import Event
from portal.models.opening import DayHours, OpeningState

TOKYO = ZoneInfo("Asia/Tokyo")
NOVEMBER_3 = datetime.date(2026, 11, 3)
NOON = datetime.datetime(2026, 11, 3, 12, tzinfo=TOKYO)
NINE, FIVE = datetime.time(9), datetime.time(17)


def on(day: int, hour: int) -> datetime.datetime:
    return datetime.datetime(2026, 11, day, hour, tzinfo=TOKYO)


def test_days() -> None:
    assert wording.day_words(NOVEMBER_3) == "2026年11月3日（火曜日）"
    span = Span(NOVEMBER_3, datetime.date(2026, 11, 5))
    assert wording.span_words(span) == "2026年11月3日（火曜日）～2026年11月5日（木曜日）"
    assert wording.span_words(Span(NOVEMBER_3, NOVEMBER_3)) == "2026年11月3日（火曜日）"
    assert wording.month_words(NOVEMBER_3) == "2026年11月"
    midnight = datetime.datetime(2026, 11, 2, 15, tzinfo=datetime.UTC)
    assert wording.day_words(midnight) == "2026年11月3日（火曜日）"
    with translation.override("en"):
        assert wording.day_words(NOVEMBER_3) == "Tuesday, 3 November 2026"


def test_days_in_a_list_are_brief(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording.timezone, "localdate", lambda: datetime.date(2026, 12, 30))
    january = datetime.date(2027, 1, 5)
    assert wording.brief_span(Span(NOVEMBER_3, NOVEMBER_3)) == "11月3日（火）"
    assert wording.brief_span(Span(NOVEMBER_3, january)) == "11月3日（火）～2027年1月5日（火）"
    assert wording.brief_day(january, today=january) == "1月5日（火）"
    with translation.override("en"):
        assert wording.brief_span(Span(NOVEMBER_3, january)) == "Tue 3 Nov – Tue 5 Jan 2027"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (NINE, FIVE, "09:00～17:00"),
        (NINE, None, "09:00から"),
        (None, FIVE, "17:00まで"),
        (None, None, ""),
    ],
)
def test_times(start: datetime.time | None, end: datetime.time | None, words: str) -> None:
    assert wording.times_words(start, end) == words


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (DayHours(True, NINE, FIVE), "09:00～17:00"),
        (DayHours(True, datetime.time(), datetime.time()), "24時間"),
        (DayHours(False), "休み"),
        (DayHours(None), "未確認"),
        (DayHours(None, NINE), "09:00から"),
    ],
)
def test_hours(hours: DayHours, words: str) -> None:
    assert wording.hours_words(hours) == words


@pytest.mark.parametrize(
    ("state", "words", "change"),
    [
        (OpeningState(True, until=on(3, 17)), "開館中", "17:00まで"),
        (OpeningState(True, until=on(4, 0)), "開館中", "24:00まで"),
        (OpeningState(True, until=on(4, 2)), "開館中", "11月4日（水） 02:00まで"),
        (OpeningState(True), "開館中", ""),
        (OpeningState(False, opens=on(3, 13)), "閉館中", "今日は13:00に開館"),
        (OpeningState(False, opens=on(4, 9)), "閉館中", "明日09:00に開館"),
        (OpeningState(False, opens=on(6, 9)), "閉館中", "11月6日（金） 09:00に開館"),
        (OpeningState(False), "閉館中", ""),
        (OpeningState(None, opens=on(4, 9)), "利用時間は未確認", ""),
    ],
)
def test_whether_open_and_what_comes_next(state: OpeningState, words: str, change: str) -> None:
    assert wording.state_words(state) == words
    assert wording.change_words(state, NOON.astimezone(datetime.UTC)) == change


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Event(fee=0), "無料"),
        (Event(fee=1500), "1,500円"),
        (Event(fee_type="有料"), "有料"),
        (Event(), ""),
    ],
)
def test_fees(event: Event, words: str) -> None:
    assert wording.fee_words(event) == words
