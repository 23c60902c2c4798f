"""What residents come for, told whole: find, filter, put into the calendar; by every means."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo-site")]

PHONE: ViewportSize = {"width": 390, "height": 844}
NEXT_FIELD = 40
"""Stops of the keyboard after which a journey is lost."""


@pytest.fixture
def context(browser: Browser, demo: str) -> Iterator[BrowserContext]:
    """A visitor of the demo city whose map tiles never arrive: nothing may depend on them."""
    context = browser.new_context(base_url=demo, locale="ja-JP")
    context.route("**/cyberjapandata.gsi.go.jp/**", lambda route: route.abort())
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def show(page: Page) -> None:
    """Send the filters, and wait until the list that comes is there to its end."""
    with page.expect_navigation():
        page.get_by_role("button", name="表示する").click()


def test_a_group_and_its_next_event_into_the_calendar(page: Page) -> None:
    page.goto("/groups/")
    page.get_by_role("searchbox", name="キーワード").fill("川")
    show(page)
    page.get_by_role("checkbox", name=re.compile("環境の保全")).check()
    show(page)
    expect(page).to_have_url(re.compile("field=07"))
    page.get_by_role("link", name="ともに川を守る会").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ともに川を守る会")
    with page.expect_navigation():
        page.get_by_role("region", name="これからのイベント").get_by_role("link").first.click()
    name = page.get_by_role("heading", level=1).inner_text()
    address = page.get_by_role("link", name="カレンダーに追加").get_attribute("href")
    assert address
    (event,) = Calendar.from_ical(page.request.get(address).body()).events
    assert event["SUMMARY"] == name
    start = event.start
    assert isinstance(start, datetime.datetime)
    assert f"{start:%H:%M}" in page.locator(".essentials").inner_text()


def test_one_day_of_a_series_into_the_calendar(page: Page) -> None:
    page.goto("/events/E001/")
    address = page.get_by_role("link", name=re.compile("この日を追加")).first.get_attribute("href")
    assert address
    (event,) = Calendar.from_ical(page.request.get(address).body()).events
    assert "RRULE" not in event
    assert f"{event.start:%Y-%m-%d}" in address


def test_places_by_wheelchair_and_open_now(page: Page) -> None:
    page.goto("/facilities/")
    box = page.locator("label.choice", has_text="車椅子可")
    number = int(box.locator(".count").inner_text())
    box.click()
    show(page)
    expect(page.get_by_role("heading", name=re.compile(rf"^{number}件"))).to_be_visible()
    opened = page.locator("label.choice", has_text="開館中")
    number = int(opened.locator(".count").inner_text())
    opened.click()
    show(page)
    expect(page.get_by_role("heading", name=re.compile(rf"^{number}件"))).to_be_visible()
    states = page.locator(".card .opening .badge").all_inner_texts()
    assert states == ["開館中"] * number
    page.locator(".chip", has_text="車椅子可").click()
    expect(page).not_to_have_url(re.compile("wheelchair"))
    expect(page).to_have_url(re.compile("open_now=true"))


def test_the_map_says_what_the_list_says_also_without_tiles(page: Page) -> None:
    page.goto("/facilities/?view=map&area=中央町")
    names = page.locator(".card__title").all_inner_texts()
    frame = page.locator("[data-map]")
    expect(frame).to_have_attribute("data-ready", str(len(names)))
    expect(page.locator("[data-map-note]")).to_contain_text("地図の画像を読み込めませんでした")
    expect(frame.get_by_role("link", name="国土地理院")).to_be_visible()
    marker = frame.get_by_role("button").filter(has_not_text=re.compile("^[＋+−-]$")).first
    marker.focus()
    page.keyboard.press("Enter")
    link = frame.locator(".leaflet-popup").get_by_role("link").first
    while not link.count():  # a cluster: the next press is nearer
        frame.locator(".map__marker").first.focus()
        page.keyboard.press("Enter")
    expect(link).to_be_focused()
    assert link.inner_text() in names
    link.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_nearest_to_me_asks_rounds_and_sorts(context: BrowserContext, page: Page) -> None:
    context.grant_permissions(["geolocation"])
    context.set_geolocation({"latitude": 36.198544, "longitude": 138.2004})
    page.goto("/facilities/?area=中央町")
    page.get_by_role("button", name="現在地から近い順").click()
    expect(page).to_have_url(re.compile(r"area=.*near=36\.199(,|%2C)138\.200"))
    expect(page.locator(".card").first).to_contain_text("約")


def test_without_script(browser: Browser, demo: str) -> None:
    context = browser.new_context(base_url=demo, java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto("/facilities/?view=map")
    expect(page.locator(".card").first).to_be_visible()
    expect(page.locator("[data-map]")).to_be_hidden()
    expect(page.get_by_text("地図の表示にはJavaScriptが必要です")).to_be_visible()
    page.get_by_text("一覧の絞り込み").first.click()
    page.locator("label.choice", has_text="多目的トイレ").click()
    page.get_by_role("button", name="表示する").click()
    expect(page).to_have_url(re.compile("accessible_toilet=yes"))
    page.locator(".card__title a").first.click()
    expect(page.locator(".essentials")).to_be_visible()
    page.get_by_role("link", name="このページの誤りを知らせる").click()
    page.get_by_role("textbox", name=re.compile("どこが違いますか")).fill("電話番号が違います")
    page.get_by_role("textbox", name=re.compile("メールアドレス")).fill("not an address")
    page.get_by_role("button", name="送信する").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("textbox", name=re.compile("どこが違いますか"))).to_have_value(
        "電話番号が違います"
    )
    context.close()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus is on what is called so, not on a part that only contains it."""
    page.wait_for_load_state()  # the browser puts the focus on the address's #part when it is done
    for _stop in range(NEXT_FIELD):
        page.keyboard.press("Tab")
        words = page.evaluate(
            "() => { const e = document.activeElement;"
            " if (e === document.body || e.tabIndex < 0) return '';"
            " return e.innerText || e.closest('label')?.innerText || e.labels?.[0]?.innerText"
            " || e.getAttribute('aria-label') || '' }"
        )
        if name in words:
            return
    pytest.fail(f"the keyboard never came to {name!r}")


def test_by_keyboard_alone(page: Page) -> None:
    page.goto("/events/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the skip link
    tab_to(page, "一覧")
    tab_to(page, "キーワード")
    page.keyboard.type("水質")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q="))
    page.locator("#main").focus()
    tab_to(page, "川の水質しらべ教室")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("川の水質しらべ教室")
    page.locator("#main").focus()
    tab_to(page, "カレンダーに追加")


def test_on_a_phone_filters_wait_and_the_month_is_an_agenda(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/events/")
    expect(page.get_by_role("searchbox", name="キーワード")).to_be_hidden()
    page.locator(".filter-box > summary").click()
    expect(page.get_by_role("searchbox", name="キーワード")).to_be_visible()
    page.get_by_role("link", name=re.compile("^今月")).click()
    expect(page).to_have_url(re.compile("when=month"))
    page.goto("/events/calendar/")
    days = page.locator(".calendar__day:visible")
    boxes = [box for box in (day.bounding_box() for day in days.all()) if box]
    assert boxes
    assert all(box["width"] > 300 for box in boxes)
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"] + 1, "no day lies over another"
    assert page.locator(".calendar__words:visible").count() == len(boxes)


def test_the_language_switch_stays_on_the_record(page: Page) -> None:
    page.goto("/facilities/F001/")
    page.get_by_role("link", name="English").first.click()
    expect(page).to_have_url(re.compile("/en/facilities/F001/$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Civic Activity Centre")
