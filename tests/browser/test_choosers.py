"""The desk's choosers find Japanese while somebody types: a reading, a part, another spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo-site")]


@pytest.fixture(scope="module")
def window(browser: Browser, demo: str) -> Iterator[Page]:
    """The window of an editor of the demo city; nothing is saved in it."""
    context = browser.new_context(
        base_url=demo, locale="ja-JP", viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", "tomoni-editor")
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    yield page
    context.close()


def offers(window: Page, typed: dict[str, str]) -> None:
    """Type into the chooser that is open; each text must bring a row with what it stands for."""
    box = window.locator(".modal-content input[name=q]")
    for text, title in typed.items():
        box.fill("")
        box.press_sequentially(text)
        rows = window.locator(".modal-content .listing").locator("tbody tr, li")
        expect(rows.filter(has_text=title).first).to_be_visible()
        expect(window.locator(".modal-content").get_by_text("見つかりました")).to_be_visible()


def test_a_record_is_found_in_its_chooser(window: Page) -> None:
    window.goto("/admin/data/events/add/")
    window.get_by_role("tab", name="場所").click()
    window.get_by_role("button", name="施設を選ぶ").click()
    typed = {"公民": "中央公民館", "こうみ": "中央公民館", "コミュニテイ": "コミュニティセンター"}
    offers(window, typed)
    window.get_by_role("link", name="みどり町コミュニティセンター").click()
    expect(window.locator("#id_venue-chooser")).to_contain_text("みどり町コミュニティセンター")


def edit_a_case(window: Page) -> None:
    window.goto("/admin/pages/search/?q=みんなの川")
    window.get_by_role("link", name="みんなの川をみんなで守る", exact=True).first.click()


def test_a_page_is_found_in_its_chooser_and_chosen(window: Page) -> None:
    edit_a_case(window)
    window.locator("#id_sections-ADD").click()
    number = int(window.locator("#id_sections-TOTAL_FORMS").input_value()) - 1
    added = window.locator(f"#inline_child_sections-{number}")
    added.get_by_role("button", name=re.compile("選")).first.click()
    offers(window, {"きょうど": "協働の形態", "形態": "協働の形態", "ｷｮｳﾄﾞｳ": "協働の形態"})
    window.get_by_role("link", name="協働の形態").first.click()
    expect(added).to_contain_text("協働の形態")


def insert(window: Page, block: str, choose: str) -> None:
    """Add a block at the end and open its chooser."""
    window.locator("[data-contentpath=body] .c-sf-add-button").last.click()
    window.get_by_role("option", name=block, exact=True).click()
    window.get_by_role("button", name=choose).last.click()


def test_a_picture_and_a_document_are_found_in_their_choosers(window: Page) -> None:
    edit_a_case(window)
    insert(window, "図・写真", "画像を選択")
    offers(window, {"文化": "文化祭の展示", "ぶんかさ": "文化祭の展示", "ねこ": "塀の上の猫"})
    window.locator(".modal-header button.close, .modal .button.close").first.click()
    insert(window, "ダウンロード", "ドキュメントを選択")
    typed = {"登録": "市民活動団体登録票", "ひながた": "協働事業協定書（ひな型）"}
    offers(window, typed | dict.fromkeys(["ふりかえ", "振返り", "ｼｰﾄ"], "振り返りシート"))


def test_a_thing_is_offered_to_those_who_promote_it(window: Page) -> None:
    window.goto("/admin/search/promotions/new/")
    window.locator("#id_thing").press_sequentially("ごみ")
    expect(window.locator("datalist option").first).to_have_attribute("value", re.compile("^/"))
