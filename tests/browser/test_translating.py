"""A translator translates a section, an approver publishes it, a reader changes the language."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from cms.roles import APPROVERS, TRANSLATORS
from tests.cms.factories import HandbookPageFactory, HandbookSectionPageFactory, aliased, stream

from .conftest import SignIn

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

ENGLISH = {
    "協働の基本": "The basics of collaboration",
    "この節の概要です。": "What this section is about.",
    "対等のパートナーです。": "They are equal partners.",
}


def translate(desk: Page, japanese: str, english: str) -> None:
    """Translate one text in the editor of translations."""
    segment = (
        desk.locator("li, div")
        .filter(has_text=japanese)
        .filter(has=desk.get_by_role("button", name="翻訳する", exact=True))
    )
    segment.last.get_by_role("button", name="翻訳する", exact=True).click()
    desk.locator("main textarea").fill(english)
    desk.get_by_role("button", name="保存", exact=True).click()
    expect(desk.locator("main textarea")).to_have_count(0)
    expect(desk.get_by_role("main")).to_contain_text(english)


def test_a_section_is_read_in_english(site: str, sign_in: SignIn, page: Page) -> None:
    edition = HandbookPageFactory(title="ハンドブック", slug="handbook")
    aliased(edition)
    section = HandbookSectionPageFactory(
        parent=edition, title="協働の基本", slug="basics", summary="この節の概要です。",
        body=stream(("text", "<p>対等のパートナーです。</p>")),
    )  # fmt: skip
    english = aliased(section)

    translator = sign_in(TRANSLATORS)
    translator.goto(f"/admin/localize/submit/page/{section.pk}/")
    translator.locator("[name=locales]").check()
    with translator.expect_navigation():
        translator.get_by_role("button", name="送信").click()
    translator.goto(f"/admin/pages/{english.pk}/edit/")
    expect(translator.get_by_role("heading", name="日本語から英語への翻訳").first).to_be_visible()
    for japanese, words in ENGLISH.items():
        translate(translator, japanese, words)
    expect(translator.get_by_role("button", name=re.compile("公開"))).to_have_count(0)

    approver = sign_in(APPROVERS)
    approver.goto(f"/admin/pages/{english.pk}/edit/")
    with approver.expect_navigation():
        approver.get_by_role("button", name=re.compile("公開")).first.click()

    page.goto(f"{site}/handbook/basics/")
    page.get_by_role("link", name="English").first.click()
    expect(page).to_have_url(f"{site}/en/handbook/basics/")
    for words in ENGLISH.values():
        expect(page.get_by_role("main")).to_contain_text(words)
