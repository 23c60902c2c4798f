"""Every kind of page: accessible, cheap, and whole at every width, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from .accessible import WIDTHS, findings
from .counting import ANEW, HEADER
from .page_types import MOST_QUERIES, PAGE_TYPES, PageType

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo-site")]

NARROWEST = 320
"""Of 1280 px at 400 % zoom (WCAG 1.4.10)."""
WEIGHED, HEAVIEST = {"document", "stylesheet", "script"}, 100_000
"""What counts to the weight of the home page, and its limit in bytes, uncompressed."""
EACH = [
    pytest.param(kind, language, id=f"{kind.name}-{language}")
    for kind in PAGE_TYPES
    for language in kind.languages
]


@pytest.fixture(scope="module")
def window(browser: Browser, demo: str) -> Iterator[Page]:
    """One window for all pages, so that styles and scripts are fetched once."""
    context = browser.new_context(base_url=demo, viewport={"width": WIDTHS[0], "height": 900})
    yield context.new_page()
    context.close()


def wider_than_the_window(page: Page) -> list[str]:
    """The elements that make a page scroll sideways."""
    return page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.body.querySelectorAll("*")]
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .map(e => `${e.tagName}.${e.className} ${e.getBoundingClientRect().right}`).slice(-5)"""
    )


@pytest.mark.parametrize(("kind", "language"), EACH)
def test_a_kind_of_page(window: Page, kind: PageType, language: str) -> None:
    complaints: list[str] = []
    window.on("pageerror", lambda error: complaints.append(str(error)))
    window.set_viewport_size({"width": WIDTHS[0], "height": 900})
    answer = window.goto(kind.address(language))
    assert answer is not None
    assert answer.status == kind.status
    assert findings(window) == []
    window.set_viewport_size({"width": NARROWEST, "height": 900})
    assert wider_than_the_window(window) == []
    assert window.locator("h1").count() == 1
    assert window.locator("html").get_attribute("lang") == language
    assert complaints == []
    again = window.request.get(
        kind.address(language), headers={ANEW: "1"}, fail_on_status_code=False
    )
    assert int(again.headers[HEADER.lower()]) <= MOST_QUERIES


def test_home_is_light(browser: Browser, demo: str) -> None:
    context = browser.new_context(base_url=demo)
    page, sizes = context.new_page(), dict[str, int]()

    def weigh(response: Response) -> None:
        if response.request.resource_type in WEIGHED:
            sizes[response.url] = len(response.body())

    page.on("response", weigh)
    page.goto("/", wait_until="networkidle")
    context.close()
    assert len(sizes) > 3
    assert sum(sizes.values()) < HEAVIEST, sizes


def test_the_whole_menu_opens_by_keyboard_without_script(browser: Browser, demo: str) -> None:
    context = browser.new_context(
        base_url=demo, viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/")
    menu = page.get_by_role("navigation", name="メインメニュー")
    expect(menu).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="本文へ移動")).to_be_focused()
    page.get_by_role("button", name="メニュー").press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    context.close()
