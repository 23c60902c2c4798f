"""A city's own CSV is imported; a resident finds the event in Chromium, by every way there is."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_file_to_api import DAY, EVENT, VENUE, WORD, city_file, imported

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

NAME = EVENT["イベント名"]


def test_a_file_becomes_list_calendar_search_hit_api_and_file(
    site: str, page: Page, tmp_path: Path
) -> None:
    venues = city_file(tmp_path / "venues.csv", "public_facility", VENUE, encoding="cp932")
    events = city_file(tmp_path / "events.csv", "event", EVENT, encoding="utf-8-sig")
    link = page.get_by_role("main").get_by_role("link", name=NAME).first

    page.goto(f"{site}/events/?q={WORD}")
    expect(link).to_have_count(0)
    assert imported("facilities", venues)["created"] == 1
    assert imported("events", events)["created"] == 1

    page.goto(f"{site}/events/?q={WORD}")
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NAME)
    page.get_by_role("main").get_by_role("link", name=VENUE["名称"]).first.click()
    expect(page).to_have_url(f"{site}/facilities/K01/")
    expect(link).to_be_visible()

    page.goto(f"{site}/events/calendar/{DAY:%Y/%m}/")
    expect(link).to_be_visible()
    page.goto(site)
    page.get_by_role("search").first.get_by_role("combobox").fill(WORD)
    page.keyboard.press("Enter")
    expect(link).to_be_visible()

    answer = page.request.get(f"{site}/api/v1/events/A0001")
    assert answer.json()["name"] == NAME
    file = page.request.get(f"{site}/api/v1/events.csv").text().removeprefix("\ufeff")
    (row,) = csv.DictReader(io.StringIO(file))
    assert row["name"] == NAME
