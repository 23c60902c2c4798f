"""A login that expires while somebody writes: nothing is lost, whatever is pressed next."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Dialog, Page, expect

from cms.models import HandbookSectionPage
from cms.roles import APPROVERS, DATA_KEEPERS, EDITORS
from tests.cms.factories import HandbookPageFactory, HandbookSectionPageFactory
from tests.journeys.test_file_to_api import VENUE, city_file
from tests.portal.factories import FacilityFactory

from .conftest import PASSWORD, SignIn, open_form

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

EXPIRED, BACK = "ログインの期限が切れました", "ログインし直しました"
VALUE = "[name=body-0-value]"


def open_section(desk: Page) -> HandbookSectionPage:
    """A public section in the editor, with its scripts at work."""
    page = HandbookSectionPageFactory(
        parent=HandbookPageFactory(slug="handbook"), title="節", body=[("text", "<p>元の文章</p>")]
    )
    page.save_revision().publish()
    open_form(desk, f"/admin/pages/{page.pk}/edit/")
    return page


def write(desk: Page, words: str) -> None:
    """Write at the end of the section's text."""
    desk.locator("[data-streamfield-child] [contenteditable=true]").first.click()
    desk.keyboard.press("Control+End")
    desk.keyboard.insert_text(words)
    expect(desk.locator(VALUE)).to_have_value(re.compile(words))


def expire() -> None:
    Session.objects.all().delete()


def sign_in_again(desk: Page, role: str) -> None:
    """Follow the line's link, sign in; the new tab closes itself and the first one knows."""
    told = desk.get_by_role("alert").filter(has_text=EXPIRED)
    with desk.context.expect_page() as opened:
        told.get_by_role("link").click()
    tab = opened.value
    tab.fill("[name=username]", role)
    tab.fill("[name=password]", PASSWORD)
    with tab.expect_event("close"):
        tab.click("button[type=submit]")
    expect(desk.get_by_role("status").filter(has_text=BACK)).to_be_visible()


def press(desk: Page, name: str) -> None:
    if name != "下書きを保存":
        desk.get_by_role("button", name="その他の操作").click()
    desk.get_by_role("button", name=name, exact=True).click()


def test_writing_goes_on_by_itself_after_a_new_login(sign_in: SignIn) -> None:
    """What was typed meanwhile is saved without a press, preview and choosers work again."""
    desk = sign_in(EDITORS)
    section = open_section(desk)
    desk.on("dialog", Dialog.dismiss)  # Wagtail's own alert about the chooser

    expire()
    write(desk, "自動保存の前に。")
    sign_in_again(desk, EDITORS)
    saved = desk.locator("#w-autosave-indicator[data-w-autosave-state-value=saved]")
    expect(saved).to_be_attached()

    expire()
    desk.locator("[data-side-panel-toggle=preview]").click()
    sign_in_again(desk, EDITORS)
    write(desk, "プレビューの前に。")
    preview = desk.frame_locator("#w-preview-iframe")
    expect(preview.get_by_role("main")).to_contain_text("プレビューの前に。")

    expire()
    desk.locator(".c-sf-add-button").last.click()
    desk.get_by_role("option", name="図").first.click()
    chooser = desk.get_by_role("button", name="画像を選択").first
    chooser.click()
    sign_in_again(desk, EDITORS)
    chooser.click()
    expect(desk.locator(".modal").get_by_role("tab", name="アップロード")).to_be_visible()

    section.refresh_from_db()
    draft = section.get_latest_revision_as_object()
    assert "自動保存の前に。" in str(draft.body)
    assert "プレビューの前に。" in str(draft.body)


def test_saving_and_publishing_wait_for_the_login(sign_in: SignIn) -> None:
    desk = sign_in(APPROVERS)
    section = open_section(desk)
    for action in ("下書きを保存", "公開"):
        expire()
        write(desk, f"{action}の前に。")
        press(desk, action)
        sign_in_again(desk, APPROVERS)
        expect(desk.locator(VALUE)).to_have_value(re.compile(f"{action}の前に。"))
        with desk.expect_navigation():
            press(desk, action)
    section.refresh_from_db()
    assert "下書きを保存の前に。公開の前に。" in str(section.body)


def test_a_record_and_a_file_wait_for_the_login(sign_in: SignIn, tmp_path: Path) -> None:
    facility = FacilityFactory(name="公民館", remarks="")
    desk = sign_in(DATA_KEEPERS)
    open_form(desk, f"/admin/data/facilities/edit/{facility.pk}/")
    expire()
    desk.fill("[name=remarks]", "書いた備考です。")
    press(desk, "下書きを保存")
    sign_in_again(desk, DATA_KEEPERS)
    with desk.expect_navigation():
        press(desk, "下書きを保存")
    facility.refresh_from_db()
    assert facility.get_latest_revision_as_object().remarks == "書いた備考です。"

    desk.goto("/admin/data/imports/upload/")
    file = city_file(tmp_path / "施設.csv", "public_facility", VENUE, encoding="cp932")
    desk.set_input_files("[type=file]", file)
    expire()
    desk.get_by_role("button", name="内容を確認する").click()
    sign_in_again(desk, DATA_KEEPERS)
    desk.get_by_role("button", name="内容を確認する").click()
    expect(desk.get_by_text(VENUE["名称"]).first).to_be_visible()
