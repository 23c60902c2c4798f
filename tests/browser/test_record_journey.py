"""An editor gives a facility its hours and an event its days, in Chromium; both are kept."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import Page, expect

from cms.roles import EDITORS
from portal.admin.week import read_week
from tests.portal.factories import EventFactory, FacilityFactory

from .conftest import SignIn

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


def open_tab(desk: Page, url: str, name: str) -> None:
    desk.goto(url)
    desk.wait_for_load_state("networkidle")
    desk.get_by_role("tab", name=name).click()


def save(desk: Page) -> None:
    desk.get_by_role("button", name="下書きを保存").first.click()
    expect(desk.locator(".messages .success")).to_be_visible()


def test_hours_and_recurrence_are_set_without_codes(sign_in: SignIn) -> None:
    facility = FacilityFactory(name="公民館")
    event = EventFactory(name="体操の会", start_date=datetime.date(2098, 1, 1))
    desk = sign_in(EDITORS)

    open_tab(desk, f"/admin/data/facilities/edit/{facility.pk}/", "利用時間")
    desk.get_by_label("月曜日の開始時間").fill("9:00")
    desk.get_by_label("月曜日の終了時間").fill("17:00")
    expect(desk.get_by_label("月曜日に開館")).to_be_checked()
    desk.get_by_role("button", name="月曜日の内容を金曜日まで写す").click()
    desk.get_by_label("金曜日の終了時間").fill("21:00")
    save(desk)
    facility.refresh_from_db()
    week = read_week(facility.get_latest_revision_as_object())
    assert [day for day, hours in week.items() if hours.is_open] == ["月", "火", "水", "木", "金"]
    assert week["金"].closes_at == datetime.time(21)

    open_tab(desk, f"/admin/data/events/edit/{event.pk}/", "日程")
    desk.get_by_label("繰り返し", exact=True).select_option("WEEKLY")
    desk.get_by_label("水曜日", exact=True).check()
    desk.get_by_label("回数を決める").check()
    desk.get_by_label("回数", exact=True).fill("3")
    expect(desk.locator("[data-recurrence-words]")).to_contain_text("毎週水曜日（全3回）")
    expect(desk.locator("[data-recurrence-words]")).to_contain_text("2098年1月15日")
    save(desk)
    event.refresh_from_db()
    draft = event.get_latest_revision_as_object()
    assert draft.recurrence == "FREQ=WEEKLY;BYDAY=WE;COUNT=3"
