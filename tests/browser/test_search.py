"""Search by keyboard, on a phone and without script, in a real Chromium."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect
from pytest_playwright import CreateContextCallback

from search import sync
from search.documents import Point, SearchDocument
from search.models import SearchClock, SearchedWords
from search.searchlog import buffer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def filled(site: str) -> str:
    """The address of a site that has something to find."""
    documents = [
        SearchDocument(
            key=f"groups:N{number}",
            locale="ja",
            kind="group" if number % 2 else "facility",
            title=f"市民の会{number}",
            url=f"/groups/N{number}/",
            body="市民活動と防災訓練をしています。",
            facets={"area": ("北" if number % 3 else "南",)},
            place=Point(36.2 - number / 100, 138.2),
        )
        for number in range(6)
    ]
    with transaction.atomic():
        wanted = [sync.Wanted(document.key, (document,), None) for document in documents]
        sync.write(wanted, SearchClock.lock())
    buffer._counts.clear()
    return site


def test_suggestions_by_keyboard(filled: str, page: Page) -> None:
    page.goto(f"{filled}/search/")
    box = page.locator("#search-q")
    options = page.get_by_role("option")
    expect(box).to_have_attribute("role", "combobox")
    box.press_sequentially("shimin")
    expect(options.first).to_have_text("市民")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".suggest-holder [role=status]").last).not_to_be_empty()

    box.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    expect(box).to_have_value("市民")
    box.press("Escape")
    expect(box).to_have_value("shimin")
    expect(box).to_have_attribute("aria-expanded", "false")

    box.press("ArrowDown")
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("市民")
    expect(page.locator(".search-hit")).to_have_count(6)

    page.goto(f"{filled}/search/")
    box.click()
    expect(options.first).to_have_text("市民")  # searched for before, in this browser
    options.filter(has_text="検索した言葉を消す").click()
    expect(options).to_have_count(0)
    assert page.evaluate("localStorage.getItem('tomoni.searched')") is None


def test_a_title_leads_to_its_page(filled: str, page: Page) -> None:
    page.goto(f"{filled}/search/")
    page.locator("#search-q").press_sequentially("市民の会3")
    with page.expect_request("**/groups/N3/"):
        page.get_by_role("option", name="市民の会3").click()


def test_facets_on_a_phone(filled: str, new_context: CreateContextCallback) -> None:
    window = new_context(viewport=PHONE, locale="ja-JP").new_page()
    window.goto(f"{filled}/search/?q=市民")
    north = window.get_by_label("北")
    expect(north).to_be_hidden()
    window.locator(".search-facets > summary").click()
    north.check()
    window.get_by_role("button", name="この条件で絞り込む").click()
    expect(window.locator(".search-hit")).to_have_count(4)
    chip = window.locator(".chip")
    expect(chip).to_contain_text("北")
    chip.click()
    expect(window.locator(".search-hit")).to_have_count(6)
    assert window.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_everything_works_without_script(filled: str, new_context: CreateContextCallback) -> None:
    window = new_context(java_script_enabled=False, locale="ja-JP").new_page()
    window.goto(f"{filled}/search/")
    window.fill("#search-q", "しみん")
    window.press("#search-q", "Enter")
    window.locator(".search-meant a").first.click()
    expect(window.locator(".search-hit")).to_have_count(6)
    window.get_by_label("南").check()
    window.get_by_role("button", name="この条件で絞り込む").click()
    expect(window.locator(".search-hit")).to_have_count(2)


def test_the_nearest_comes_first_when_somebody_says_where_they_are(
    filled: str, new_context: CreateContextCallback
) -> None:
    here = {"latitude": 36.1512345, "longitude": 138.2}
    window = new_context(
        locale="ja-JP",
        geolocation=here,  # type: ignore[arg-type]
        permissions=["geolocation"],
    ).new_page()
    window.goto(f"{filled}/search/?q=市民&page=1")
    window.get_by_role("button", name="現在地から近い順").click()
    expect(window.locator(".search-hit a").first).to_have_text("市民の会5")
    address = parse_qs(urlsplit(window.url).query)
    assert address == {"q": ["市民"], "near": ["36.151,138.200"], "sort": ["distance"]}
    expect(window.get_by_role("link", name="近い順")).to_have_attribute("aria-current", "true")
    expect(window.locator("[data-search-near]")).to_have_count(0)


def test_a_position_that_is_refused_is_said_so(
    filled: str, new_context: CreateContextCallback
) -> None:
    window = new_context(locale="ja-JP").new_page()
    window.goto(f"{filled}/search/?q=市民")
    window.get_by_role("button", name="現在地から近い順").click()
    expect(window.locator("[data-search-near] [role=status]")).to_have_text(
        "現在地を確認できませんでした。"
    )
    window.goto(f"{filled}/search/?q=市民&sort=distance")  # by hand, without a place
    expect(window.locator(".search-hit")).to_have_count(6)


def test_an_opened_result_is_counted(filled: str, page: Page) -> None:
    page.goto(f"{filled}/search/?q=防災訓練")
    page.locator(".search-hit a").first.click()
    row = opened(page)
    assert (row.words, row.searches, row.watched, row.clicks) == ("防災訓練", 1, 1, 1)


def opened(page: Page) -> SearchedWords:
    """The row in the search log once the click has reached it: nobody waits for a beacon."""
    for _ in range(100):
        buffer.flush()
        if row := SearchedWords.objects.filter(clicks__gt=0).first():
            return row
        page.wait_for_timeout(100)
    raise AssertionError("The opened result was never counted.")
