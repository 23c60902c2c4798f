"""The main pages for who enlarges or spaces text, uses a keyboard or colours of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .page_types import PAGE_TYPES
from .shape import misshapen

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo-site")]

MAIN = {
    "home", "handbook-section", "case", "news", "groups", "facility", "report", "events",
    "event-calendar", "event", "search-hits", "not-found",
}  # fmt: skip
ADDRESSES = {kind.name: kind.address("ja") for kind in PAGE_TYPES if kind.name in MAIN}

SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
* { word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
"""What a reader may set without losing anything (WCAG 1.4.12)."""

UNSEEN_FOCUS = """() => {
  const stops = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const forth = [...document.querySelectorAll(stops)].filter(e => e.checkVisibility());
  return [...forth, ...forth.toReversed()].map(e => {
    e.focus();
    if (document.activeElement !== e) return "";
    const box = e.getBoundingClientRect(), shown = e.closest(".card") ?? e;
    const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
    const seen = [0.1, 0.5, 0.9].some(part => {
      const top = document.elementFromPoint(x, box.top + box.height * part);
      return top && (e.contains(top) || top.contains(e));
    });
    const ring = [e, shown].some(one => {
      const style = getComputedStyle(one);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
    if (seen && ring) return "";
    return `${seen ? "no ring" : "hidden"}: ${e.outerHTML.slice(0, 120)}`;
  }).filter(Boolean);
}"""
"""Stops of the keyboard that something covers (WCAG 2.4.11) or that show no ring (2.4.7)."""

LOST_COLOURS = """() => {
  const line = e => ["Top", "Bottom", "Left"].some(side =>
    parseFloat(getComputedStyle(e)[`border${side}Width`]) >= 1);
  const boxes = [...document.querySelectorAll(".badge, .button, .card, .chip, .notice, input")]
    .filter(e => e.checkVisibility() && e.type !== "checkbox" && !line(e));
  const look = e => { const s = getComputedStyle(e);
    return [s.fontWeight, s.textDecorationLine, s.borderBottomColor, s.borderTopWidth].join(); };
  const here = [...document.querySelectorAll("[aria-current]:not(.breadcrumbs *)")].filter(e => {
    const other = e.closest("ul, ol")?.querySelector("a:not([aria-current])");
    return e.checkVisibility() && other && look(other) === look(e);
  });
  const drawn = document.querySelectorAll(".icon, .wordmark__drawing path");
  const page = getComputedStyle(document.body).backgroundColor;
  const icons = [...drawn].filter(e => e.checkVisibility() && getComputedStyle(e).stroke === page);
  return [...boxes, ...here, ...icons].map(e => e.outerHTML.slice(0, 120));
}"""
"""What nobody can tell any more once the reader's own colours stand in for the site's."""


@pytest.fixture(scope="module")
def window(browser: Browser, demo: str) -> Iterator[Page]:
    """One window for all, in which nothing moves by itself and no map tile is fetched."""
    context = browser.new_context(base_url=demo, locale="ja-JP", reduced_motion="reduce")
    context.route("**/cyberjapandata.gsi.go.jp/**", lambda route: route.abort())
    yield context.new_page()
    context.close()


def test_enlarged_and_spaced_text_is_whole(window: Page) -> None:
    found = {}
    for name, address in ADDRESSES.items():
        window.set_viewport_size({"width": 320, "height": 256})  # 1280 x 1024 at 400 % (1.4.10)
        window.goto(address)
        found[name, "400 %"] = misshapen(window)
        window.add_style_tag(content=SPACING)
        found[name, "spaced, phone"] = misshapen(window)
        window.set_viewport_size({"width": 1280, "height": 900})
        found[name, "spaced"] = misshapen(window)
    assert {where: faults for where, faults in found.items() if faults} == {}


def test_no_stop_of_the_keyboard_is_covered(window: Page) -> None:
    found = {}
    for name, address in ADDRESSES.items():
        window.goto(address)
        for size in ((1280, 720), (390, 660), (320, 256)):
            window.set_viewport_size({"width": size[0], "height": size[1]})
            if unseen := window.evaluate(UNSEEN_FOCUS):
                found[name, size] = unseen[:5]
    assert found == {}


def test_the_readers_own_colours_tell_as_much(window: Page) -> None:
    window.set_viewport_size({"width": 1280, "height": 900})
    window.emulate_media(forced_colors="active")
    found = {}
    for name, address in ADDRESSES.items():
        window.goto(address)
        if lost := [*window.evaluate(LOST_COLOURS), *window.evaluate(UNSEEN_FOCUS)]:
            found[name] = lost[:5]
    window.emulate_media(forced_colors="none")
    assert found == {}
