"""Pages with what nobody planned for keep their shape, stay quick and can be walked through."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_playwright import CreateContextCallback

from .bad_input import SECTIONS, make_bad_input
from .page_types import MOST_QUERIES
from .shape import misshapen

pytestmark = pytest.mark.browser

WIDTHS = (1280, 390, 320)
HEAVIEST = 300_000
"""Bytes of a page's markup, however many sections there are."""


def test_pages_hold_their_shape(
    site: str,
    new_context: CreateContextCallback,
    client: Client,
    django_assert_max_num_queries: Callable,
) -> None:
    addresses = make_bad_input()
    page = new_context(base_url=site, locale="ja-JP").new_page()
    found = {}
    for name, address in addresses.items():
        page.goto(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if faults := misshapen(page):
                found[name, width] = faults
        with django_assert_max_num_queries(MOST_QUERIES):
            assert len(client.get(address).content) < HEAVIEST, name
    assert found == {}
    a_reader_finds_the_way_among_many_sections(page, addresses["section"])
    foreign_words_stay_where_they_are(page, addresses)


def a_reader_finds_the_way_among_many_sections(page: Page, address: str) -> None:
    """The present section is in sight among its siblings, and leads on; on a phone too."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    contents = page.locator(".side-nav")
    expect(contents.get_by_role("link")).to_have_count(SECTIONS + 2)
    here = contents.locator("[aria-current=page]")
    expect(here).to_be_in_viewport(ratio=0.5)
    page.set_viewport_size({"width": 390, "height": 844})
    expect(here).to_be_hidden()
    contents.locator("summary").click()
    contents.get_by_role("link").nth(2).click()
    expect(page).not_to_have_url(address)
    page.locator("a[rel=next]").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def foreign_words_stay_where_they_are(page: Page, addresses: dict[str, str]) -> None:
    """No element's text is turned by what stands in another: each keeps its order to itself."""
    for name in ("section", "group", "event"):
        page.goto(addresses[name])
        turned = page.evaluate(
            """() => [...document.querySelectorAll("h1, h2, h3, p, li, dd, dt, td, th, a")]
            .filter(e => /[\\u0590-\\u08ff\\u202a-\\u202e\\u2066-\\u2069]/.test(e.textContent))
            .filter(e => !["plaintext", "isolate"].includes(getComputedStyle(e).unicodeBidi))
            .map(e => e.outerHTML.slice(0, 80))"""
        )
        assert turned == [], name
