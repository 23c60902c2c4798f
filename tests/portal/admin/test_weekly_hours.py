"""Opening hours at the desk: seven lines, checked in words, kept as the standards write them."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client

from portal.admin.week import Day, read_week, write_week
from portal.admin.weekly_hours import WeeklyHoursField
from portal.models import Facility, OpeningHours, Weekday
from portal.models.opening import hours_on
from tests.portal.factories import FacilityFactory

from .desk import area_url, edit_url, errors_in, send

pytestmark = pytest.mark.django_db

NINE, FIVE, NINE_PM = datetime.time(9), datetime.time(17), datetime.time(21)


def week(**days: Day) -> dict[str, Day]:
    return {day.value: days.get(day.name.lower(), Day()) for day in Weekday}


def sent(**days: tuple[str, str, str, str]) -> dict[str, dict[str, str]]:
    parts = ("is_open", "opens_at", "closes_at", "note")
    empty = ("", "", "", "")
    return {
        day.value: dict(zip(parts, days.get(day.name.lower(), empty), strict=True))
        for day in Weekday
    }


WEEKS = {
    "nothing known": week(),
    "one day": week(monday=Day(True, NINE, FIVE)),
    "other hours": week(
        monday=Day(True, NINE, NINE_PM),
        tuesday=Day(True, NINE, NINE_PM),
        sunday=Day(True, NINE, FIVE),
    ),
    "hours not known": week(monday=Day(True), tuesday=Day(True)),
    "one day's hours known": week(monday=Day(True), tuesday=Day(True, NINE, FIVE)),
    "a closed day with a note": week(monday=Day(note="館内整理日"), sunday=Day(True, NINE, FIVE)),
    "an open day with a note": week(monday=Day(True, NINE, FIVE, "図書室のみ")),
    "all day": week(monday=Day(True, datetime.time(), datetime.time())),
}


@pytest.mark.parametrize("name", WEEKS)
def test_a_week_is_read_as_it_was_written(name: str) -> None:
    facility = FacilityFactory()
    write_week(facility, WEEKS[name])
    facility.save()
    assert read_week(Facility.objects.get(pk=facility.pk)) == WEEKS[name]


def test_the_commonest_hours_are_the_regular_ones() -> None:
    facility = FacilityFactory()
    write_week(facility, WEEKS["other hours"])
    assert facility.service_days == ["月", "火", "日"]
    assert (facility.opens_at, facility.closes_at) == (NINE, NINE_PM)
    assert [row.weekday for row in facility.weekday_hours.all()] == ["日"]


def test_hours_are_the_same_after_saving_the_form_untouched(editor: Client) -> None:
    facility = FacilityFactory(service_days=["月", "火"], opens_at=NINE, closes_at=FIVE)
    OpeningHours.objects.create(facility=facility, weekday="火")
    send(editor, edit_url(facility), remarks="備考")
    facility.refresh_from_db()
    draft = facility.get_latest_revision_as_object()
    assert draft.service_days == ["月", "火"]
    tuesday = datetime.date(2026, 11, 24)
    assert hours_on(draft, tuesday).is_open is False


@pytest.mark.parametrize(
    ("day", "word"),
    [
        (("on", "9:00", "", ""), "両方"),
        (("", "9:00", "17:00", ""), "チェック"),
        (("on", "25:00", "26:00", ""), "正しく"),
        (("on", "17:00", "9:00", ""), "終了時間"),
        (("on", "", "", "図書室のみ"), "備考"),
        (("on", "9:00", "17:00", "あ" * 256), "255"),
    ],
)
def test_a_mistake_is_told_with_its_day(day: tuple[str, str, str, str], word: str) -> None:
    with pytest.raises(Exception) as refused:
        WeeklyHoursField().clean(sent(tuesday=day))
    (message,) = refused.value.messages  # type: ignore[attr-defined]
    assert message.startswith("火曜日")
    assert word in message


def test_a_clerk_fills_in_the_week(editor: Client) -> None:
    facility = FacilityFactory()
    values = {
        "weekly_hours-土-is_open": "on",
        "weekly_hours-土-opens_at": "９：３０",
        "weekly_hours-土-closes_at": "17:00",
    }
    response = send(editor, edit_url(facility), **values)
    assert response.status_code == 302
    facility.refresh_from_db()
    draft = facility.get_latest_revision_as_object()
    assert read_week(draft)["土"] == Day(True, datetime.time(9, 30), FIVE)


def test_what_was_typed_stays_when_it_is_refused(editor: Client) -> None:
    response = send(editor, edit_url(FacilityFactory()), **{"weekly_hours-土-opens_at": "朝"})
    assert "weekly_hours" in errors_in(response)
    assert 'value="朝"' in response.content.decode()


def test_the_history_tells_the_week_in_words(editor: Client) -> None:
    facility = FacilityFactory(service_days=["月"], opens_at=NINE, closes_at=FIVE)
    first = facility.save_revision()
    write_week(facility, week(monday=Day(True, NINE, NINE_PM)))
    second = facility.save_revision()
    url = area_url(Facility, f"history/{facility.pk}/revisions/compare/{first.pk}...{second.pk}/")
    html: Any = editor.get(url).content.decode()
    assert "月曜日" in html
    assert "21:00" in html
    assert "利用可能曜日" not in html
