"""Reading the handbook: a term is explained by keyboard, and paper looks like a book."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

SECTION = "/handbook/what/foundation/"


@pytest.fixture
def section(browser: Browser, demo: str) -> Iterator[Page]:
    """A section of the handbook, as a visitor has it open."""
    context = browser.new_context(base_url=demo, locale="ja-JP")
    page = context.new_page()
    page.goto(SECTION)
    yield page
    context.close()


def on_paper(page: Page) -> str:
    """All that the printed page says, without spaces."""
    paper = pypdfium2.PdfDocument(page.pdf(format="A4"))
    return re.sub(r"\s", "", "".join(one.get_textpage().get_text_range() for one in paper))


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_term_is_explained_and_left_by_keyboard(section: Page, key: str) -> None:
    term = section.locator(".term__word").first
    explained = section.locator(f"#{term.get_attribute('popovertarget')}")
    expect(explained).to_be_hidden()
    term.focus()
    section.keyboard.press(key)
    expect(explained).to_be_visible()
    expect(explained).to_contain_text(term.inner_text())
    expect(term).to_be_focused()
    section.keyboard.press("Escape")
    expect(explained).to_be_hidden()
    expect(term).to_be_focused()


def test_a_term_is_reached_with_the_tab_key_and_named(section: Page) -> None:
    term = section.locator(".term__word").first
    before = section.locator("main a[href], main button").all()
    texts = [element.evaluate("e => e.className") for element in before]
    place = texts.index("term__word")
    before[place - 1].focus()
    section.keyboard.press("Tab")
    expect(term).to_be_focused()
    expect(section.get_by_role("button", name=term.inner_text(), exact=True).first).to_be_visible()


def test_paper_has_the_number_the_text_and_no_menus(section: Page) -> None:
    title = section.locator("h1").inner_text()
    number = section.locator(".page-header__number").inner_text()
    section.emulate_media(media="print")
    text = on_paper(section)
    for words in (number, title, section.locator(".body p").first.inner_text()):
        assert re.sub(r"\s", "", words) in text, words
    for chrome in (".site-header", ".site-footer", ".side-nav", ".toc", ".previous-next", ".share"):
        for element in section.locator(chrome).all():
            expect(element).to_be_hidden()


def test_paper_gives_the_address_of_what_is_elsewhere(section: Page) -> None:
    section.goto("/open-data/")
    address = section.locator(".body a[href^='https://']").first.get_attribute("href")
    assert f"（{address}）" in on_paper(section)
