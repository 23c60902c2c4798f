"""An editor writes, an approver publishes, a resident finds; then it is withdrawn and gone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from cms.models import HandbookSectionPage
from cms.roles import APPROVERS, EDITORS
from tests.cms.factories import HandbookPageFactory, HandbookSectionPageFactory

from .conftest import SignIn

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

TITLE = "保険の手引き"
TEXT = "ボランティア保険の申し込みは、窓口で受け付けます。"
VARIANT = "ボランテイア 申込"
EXPLORER = re.compile(r"/admin/pages/\d+/$")


def write_and_submit(desk: Page, parent: int) -> None:
    desk.goto(f"/admin/pages/add/cms/handbooksectionpage/{parent}/")
    desk.fill("[name=title]", TITLE)
    desk.locator(".c-sf-add-button").first.click()
    desk.get_by_role("option", name="文章").first.click()
    text = desk.locator("[data-streamfield-child] [contenteditable=true]")
    text.click()
    desk.keyboard.insert_text(TEXT)
    expect(desk.locator("[name=body-0-value]")).to_have_value(re.compile(TEXT))
    choose_action(desk, "承認に提出する")


def choose_action(desk: Page, name: str) -> None:
    desk.wait_for_load_state("networkidle")  # the buttons work once the desk's scripts have run
    desk.get_by_role("button", name="その他の操作").click()
    desk.get_by_role("button", name=name, exact=True).click()
    desk.wait_for_url(EXPLORER)


def search(resident: Page, site: str) -> None:
    resident.goto(f"{site}/search/?q={VARIANT}")


def test_a_section_from_the_desk_to_the_resident_and_back(
    site: str, sign_in: SignIn, page: Page
) -> None:
    edition = HandbookPageFactory(title="協働・連携ハンドブック", slug="handbook")
    chapter = HandbookSectionPageFactory(parent=edition, title="協働をすすめるために")
    hit = page.get_by_role("main").get_by_role("link", name=TITLE)

    editor = sign_in(EDITORS)
    write_and_submit(editor, chapter.pk)
    search(page, site)
    expect(hit).to_have_count(0)

    section = HandbookSectionPage.objects.get(title=TITLE, locale__language_code="ja")
    assert not section.live
    approver = sign_in(APPROVERS)
    approver.goto(f"/admin/pages/{section.pk}/edit/")
    choose_action(approver, "承認と公開")
    search(page, site)
    hit.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(TITLE)
    expect(page.get_by_role("main")).to_contain_text(TEXT)
    published = page.url

    approver.goto(f"/admin/pages/{section.pk}/unpublish/")
    approver.get_by_role("main").get_by_role("button").click()
    approver.wait_for_url(EXPLORER)
    search(page, site)
    expect(hit).to_have_count(0)
    response = page.goto(published)
    assert response is not None
    assert response.status == 404
