"""Recurrence rules: what is refused, what they yield, and that none runs for ever."""

from __future__ import annotations

import datetime
import time

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from portal.models.recurrence import (
    MAX_OCCURRENCES,
    occurrence_spans,
    rule_days,
    validate_excluded_dates,
    validate_recurrence,
    validate_recurrence_from,
)

START = datetime.date(2026, 4, 1)  # a Wednesday


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;BYDAY=WE;COUNT=10",
        "FREQ=MONTHLY;BYDAY=1WE;UNTIL=20270331",
        "FREQ=DAILY;INTERVAL=2;UNTIL=20260430T150000Z",
        "freq=yearly;count=3",
    ],
)
def test_accepts_rules_with_an_end(rule: str) -> None:
    validate_recurrence(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "毎週水曜日",
        "FREQ=WEEKLY",
        "FREQ=HOURLY;COUNT=3",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20260430",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;COUNT=-1",
        "FREQ=WEEKLY;INTERVAL=0;COUNT=3",
        "FREQ=WEEKLY;COUNT=3;BYHOUR=10,11",
        "FREQ=WEEKLY;BYDAY=XX;COUNT=3",
        "FREQ=WEEKLY;UNTIL=20261399",
        "FREQ=WEEKLY;UNTIL=2026-04-30",
        "FREQ=WEEKLY;COUNT=3;COUNT=4",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "FREQ=WEEKLY;COUNT=3\nEXDATE:20260408",
        "FREQ=WEEKLY;COUNT=" + "9" * 50,
    ],
)
def test_refuses_what_is_no_bounded_rule_of_days(rule: str) -> None:
    with pytest.raises(ValidationError):
        validate_recurrence(rule)


def test_yields_the_days_of_the_rule_without_those_left_out() -> None:
    spans = occurrence_spans(START, None, "FREQ=WEEKLY;COUNT=4", "2026-04-08; 2026-04-15")
    assert list(spans) == [(START, START), (day("2026-04-22"), day("2026-04-22"))]


def test_every_occurrence_is_as_long_as_the_first() -> None:
    spans = list(occurrence_spans(START, day("2026-04-02"), "FREQ=WEEKLY;COUNT=2"))
    assert spans[1] == (day("2026-04-08"), day("2026-04-09"))


def test_an_event_without_a_rule_occurs_once() -> None:
    assert list(occurrence_spans(START, day("2026-04-03"))) == [(START, day("2026-04-03"))]


def test_a_rule_that_never_yields_a_day_ends_soon() -> None:
    began = time.process_time()
    assert list(rule_days(START, "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5")) == []
    assert time.process_time() - began < 5


def test_no_rule_yields_more_than_the_house_keeps() -> None:
    days = list(rule_days(START, "FREQ=DAILY;COUNT=999999"))
    assert len(days) == MAX_OCCURRENCES
    assert len(list(rule_days(datetime.date(9998, 1, 1), "FREQ=YEARLY;COUNT=5"))) == 2


@pytest.mark.parametrize(
    ("rule", "left_out", "words"),
    [
        ("FREQ=WEEKLY;BYDAY=TH;COUNT=3", "", "first day"),
        ("FREQ=DAILY;COUNT=1001", "", "at the most"),
        ("FREQ=DAILY;UNTIL=20360401", "", "at the most"),
        ("FREQ=YEARLY;COUNT=20", "", "at the most"),
        ("FREQ=YEARLY;UNTIL=20500401", "", "at the most"),
        ("FREQ=WEEKLY;COUNT=2", "2026-04-01;2026-04-08", "left out"),
    ],
)
def test_refuses_a_rule_that_does_not_suit_its_event(rule: str, left_out: str, words: str) -> None:
    with translation.override("en"), pytest.raises(ValidationError, match=words):
        validate_recurrence_from(START, rule, left_out)


def test_accepts_a_rule_that_suits_its_event() -> None:
    validate_recurrence_from(START, "FREQ=MONTHLY;BYDAY=1WE;UNTIL=20270331", "2026-05-06")


@pytest.mark.parametrize("text", ["5月6日", "2026-13-01", "2026-05-06,2026-05-13"])
def test_refuses_excluded_dates_that_are_none(text: str) -> None:
    with pytest.raises(ValidationError):
        validate_excluded_dates(text)
