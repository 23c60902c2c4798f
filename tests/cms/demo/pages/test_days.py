"""Days told from today."""

import datetime

import pytest

from cms.demo.pages.days import fill_days, relative_day

TODAY = datetime.date(2026, 4, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("-3d", datetime.date(2026, 3, 29)),
        ("+0d", TODAY),
        ("+30d", datetime.date(2026, 5, 1)),
        ("03-31", datetime.date(2026, 3, 31)),
        ("04-01", TODAY),
        ("04-02", datetime.date(2025, 4, 2)),
    ],
)
def test_a_relative_day_counts_from_today(text: str, day: datetime.date) -> None:
    assert relative_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["3d", "-3", "-3w", "yesterday", "", "-99999d", "-3d\n", "13-01"])
def test_other_texts_are_no_relative_day(text: str) -> None:
    with pytest.raises(ValueError):
        relative_day(text, TODAY)


@pytest.mark.parametrize(
    ("language", "written"),
    [("ja", "締切り 4月15日（水）\n以上"), ("en", "締切り Wednesday 15 April\n以上")],
)
def test_days_in_a_text_are_written_in_its_language(language: str, written: str) -> None:
    assert fill_days("締切り {{+14d}}\n以上", TODAY, language) == written


@pytest.mark.parametrize(
    ("today", "placeholder", "written"),
    [
        ("2026-04-01", "{{+2w}}", "4月3日（金）"),
        ("2026-04-01", "{{+3w}}", "4月6日（月）"),
        ("2026-04-28", "{{+1w}}", "4月30日（木）"),
        ("2026-12-28", "{{+1w}}", "1月4日（月）"),
        ("2026-04-01", "{{+3sat}}", "4月4日（土）"),
        ("2026-04-01", "{{+4sat}}", "4月11日（土）"),
    ],
)
def test_deadlines_fall_on_working_days_and_meetings_on_saturdays(
    today: str, placeholder: str, written: str
) -> None:
    assert fill_days(placeholder, datetime.date.fromisoformat(today), "ja") == written
