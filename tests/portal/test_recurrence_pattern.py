"""Recurrence rules in words, and the rules for which there are none."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation

from portal.recurrence_pattern import read_pattern, recurrence_words

WORDS = {
    "FREQ=DAILY;COUNT=3": ("毎日（全3回）", "every day, 3 times"),
    "FREQ=WEEKLY;BYDAY=WE,MO;COUNT=1": (
        "毎週月曜日・水曜日（全1回）",
        "every week on Monday, Wednesday, 1 time",
    ),
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA;UNTIL=20270331": (
        "2週間ごと土曜日（2027年3月31日（水曜日）まで）",
        "every 2 weeks on Saturday, until Wednesday, 31 March 2027",
    ),
    "FREQ=MONTHLY;BYDAY=2SA,4SA;COUNT=6": (
        "毎月第2・第4土曜日（全6回）",
        "every month on the second, fourth Saturday, 6 times",
    ),
    "FREQ=MONTHLY;BYDAY=-1FR;COUNT=6": (
        "毎月最終金曜日（全6回）",
        "every month on the last Friday, 6 times",
    ),
    "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=6": ("毎月15日（全6回）", "every month on day 15, 6 times"),
    "FREQ=YEARLY;COUNT=2": ("毎年（全2回）", "every year, 2 times"),
}


@pytest.mark.parametrize("rule", WORDS)
def test_a_rule_is_told_in_both_languages(rule: str) -> None:
    japanese, english = WORDS[rule]
    assert recurrence_words(rule) == japanese
    with translation.override("en"):
        assert recurrence_words(rule) == english


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY;COUNT=3", "毎週日曜日（全3回）"),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=3", "毎週月曜日（全3回）"),
        ("FREQ=MONTHLY;COUNT=3", "毎月22日（全3回）"),
        ("FREQ=MONTHLY;BYDAY=2SA;COUNT=3", "毎月第2土曜日（全3回）"),
        ("FREQ=DAILY;COUNT=3", "毎日（全3回）"),
    ],
)
def test_the_first_day_says_what_the_rule_leaves_open(rule: str, words: str) -> None:
    assert recurrence_words(rule, datetime.date(2026, 11, 22)) == words


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "毎週水曜日",
        "FREQ=MONTHLY;BYDAY=2SA,4SU;COUNT=6",
        "FREQ=MONTHLY;BYDAY=SA;COUNT=6",
        "FREQ=WEEKLY;BYDAY=2SA;COUNT=6",
        "FREQ=MONTHLY;BYDAY=SA;BYSETPOS=-1;COUNT=6",
        "FREQ=DAILY;BYDAY=MO;COUNT=6",
        "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3",
        "FREQ=WEEKLY;INTERVAL=0;COUNT=3",
        "FREQ=HOURLY;COUNT=3",
        "FREQ=WEEKLY;UNTIL=2027",
    ],
)
def test_what_says_more_than_a_pattern_has_no_words(rule: str) -> None:
    assert read_pattern(rule) is None
    assert recurrence_words(rule) == ""
