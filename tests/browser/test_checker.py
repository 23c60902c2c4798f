"""The checker beside the editor: it names what is wrong with links and headings, in Japanese."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from cms.roles import EDITORS
from tests.cms.factories import StandardPageFactory, stream
from tests.portal.factories import FacilityFactory

from .conftest import SignIn, open_form

pytestmark = [
    pytest.mark.browser,
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
]

SAYS_NOTHING, BARE = "リンク先が分からない言葉です", "アドレス（URL）がそのまま表示されています"
SKIPPED, NO_SUMMARY = "見出しの段階が飛んでいます", "概要がありません"
EMPTY = ("こちら", "「詳しくはこちら」→", " HERE ", "続きを読む…")
ADDRESSES = ("https://example.jp/form", "www.example.jp")
GOOD = (
    "補助金の申請書",
    "こちら側の入口の案内",
    "国土地理院の地図（https://example.jp/）",
    "Read more about us",
)


def links(texts: tuple[str, ...]) -> str:
    return "".join(f'<p><a href="https://example.jp/">{text}</a></p>' for text in texts)


def heading(text: str, level: str) -> tuple[str, dict[str, str]]:
    return "heading", {"text": text, "level": level}


def checked(desk: Page, page: object) -> Locator:
    """The checks of a page in the editor, once they have been made."""
    open_form(desk, f"/admin/pages/{page.pk}/edit/")
    desk.locator("[data-side-panel-toggle=checks]").click()
    panel = desk.locator("[data-side-panel=checks]")
    expect(panel.locator("[data-content-word-count]")).to_have_text(re.compile(r"\d"))
    return panel


def test_links_and_headings_are_judged_as_they_are_written(sign_in: SignIn) -> None:
    body = stream(heading("大", "h2"), heading("小", "h4"), ("text", links(EMPTY + ADDRESSES)))
    bad = StandardPageFactory(title="悪い例", summary="", body=body)
    FacilityFactory(name="北公民館")
    places = {"title": "集まれる場所", "dataset": "facilities", "filter": "", "limit": 3}
    body = stream(
        heading("大", "h2"), heading("中", "h3"), ("text", links(GOOD)), ("live_records", places)
    )
    good = StandardPageFactory(title="良い例", body=body)
    desk = sign_in(EDITORS)

    panel = checked(desk, bad)
    names = panel.locator("[data-content-checker-name]")
    expected = [NO_SUMMARY, SKIPPED, *[SAYS_NOTHING] * len(EMPTY), *[BARE] * len(ADDRESSES)]
    assert sorted(names.all_inner_texts()) == sorted(expected)
    expect(panel).to_contain_text("例：補助金の申請書を見る")
    selectors = panel.locator("[data-content-checker-selector-text]").all_inner_texts()
    words = panel.inner_text()
    for selector in selectors:
        words = words.replace(selector, "")
    assert re.findall(r"[A-Za-z]{2,}", words.replace("（URL）", "")) == []

    panel = checked(desk, good)
    expect(panel.locator("[data-content-checker-count]")).to_have_text("0")
    expect(names).to_have_count(0)
