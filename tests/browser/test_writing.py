"""An editor writes with every block and previews it; approved and scheduled, it appears in time."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from PIL import Image as Picture
from playwright.sync_api import Locator, Page, expect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from cms.blocks import BodyBlock
from cms.models import StandardPage
from cms.roles import APPROVERS, EDITORS
from tests.cms.factories import japanese_home
from tests.portal.factories import FacilityFactory

from .conftest import SignIn, open_form

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

TITLE = "全てのブロックで書いたページ"
EMPTY = "input[type=text]:not([name$=filter]), input[type=number], textarea"


@pytest.fixture
def media(settings: Any, tmp_path: Any) -> None:
    """A picture and a document to choose, and a facility for live records."""
    settings.MEDIA_ROOT = tmp_path
    data = io.BytesIO()
    Picture.new("RGB", (64, 36), "#0017c1").save(data, "PNG")
    get_image_model().objects.create(title="川辺", file=ContentFile(data.getvalue(), "r.png"))
    get_document_model().objects.create(title="申請書", file=ContentFile(b"text", "form.txt"))
    FacilityFactory(name="北公民館")


def choose(desk: Page, block: Locator) -> None:
    """Take the first picture or document of the chooser."""
    block.get_by_role("button", name=re.compile("選択")).first.click()
    desk.locator(".modal").get_by_role("link", name=re.compile("川辺|申請書")).first.click()
    expect(desk.locator(".modal")).to_have_count(0)


def make_table(block: Locator) -> None:
    """A column of texts with one row."""
    block.get_by_role("button", name="列を追加").click()
    block.get_by_role("button", name="文章", exact=True).click()
    block.get_by_role("button", name="行を追加").click()


def fill(desk: Page, block: Locator, words: Iterator[str]) -> None:
    """Write into every empty field of a block."""
    if block.locator(".chooser").count():
        choose(desk, block)
    if block.locator("[data-append-column]").count():
        make_table(block)
    for select in block.locator("select:has(option[value=facilities])").all():
        select.select_option("facilities")
    for field in block.locator(EMPTY).all():
        if field.is_visible() and not field.input_value():
            field.fill(next(words))
    for editor in block.locator("[contenteditable=true]").all():
        editor.click()
        desk.keyboard.insert_text(next(words))


def add_block(desk: Page, number: int, label: str) -> Locator:
    desk.locator("[data-contentpath=body] .c-sf-add-button").last.click()
    desk.get_by_role("option", name=label, exact=True).click()
    block = desk.locator(f"[data-streamfield-child]:has(> [name=body-{number}-type])")
    expect(block).to_be_visible()
    return block


def written() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"書いた言葉{number:03}"


def write_with_every_block(editor: Page, title: str) -> list[str]:
    """Write a page from the block picker, and return the words that are in its body."""
    words = written()
    open_form(editor, f"/admin/pages/add/cms/standardpage/{japanese_home().pk}/")
    editor.fill("[name=title]", title)
    for number, block in enumerate(BodyBlock().child_blocks.values()):
        fill(editor, add_block(editor, number, str(block.label)), words)
    last = int(next(words)[-3:]) - 1
    assert last > 2 * len(BodyBlock().child_blocks)
    return [f"書いた言葉{number:03}" for number in range(1, last + 1)]


def choose_action(desk: Page, name: str) -> None:
    """Take one of the actions beside saving; it must lead back to the list of pages."""
    desk.get_by_role("button", name="その他の操作").click()
    desk.get_by_role("button", name=name, exact=True).click()
    desk.wait_for_url(re.compile(r"/admin/pages/\d+/$"))  # after the autosave under way


def schedule(desk: Page, moment: datetime.datetime) -> None:
    """Say when the page is to be published."""
    desk.locator("[data-side-panel-toggle=status]").click()
    desk.get_by_role("button", name="日時を決める").click()
    dialog = desk.get_by_role("dialog", name="公開の日時を決める")
    dialog.locator("[name=go_live_at]").fill(f"{moment:%Y-%m-%d %H:%M}")
    desk.locator(".xdsoft_datetimepicker").filter(visible=True).wait_for()
    dialog.get_by_role("heading").click()  # beside the calendar, so that it closes again
    with desk.expect_navigation():
        dialog.get_by_role("button", name="日時を保存").click()


def missing(html: str, words: list[str]) -> list[str]:
    """Those of the words that a page does not show."""
    return [word for word in words if word not in html]


def test_every_block_from_the_picker_to_the_resident(
    site: str, sign_in: SignIn, page: Page, media: None, monkeypatch: Any
) -> None:
    editor = sign_in(EDITORS)
    words = write_with_every_block(editor, TITLE)
    editor.locator("[data-side-panel-toggle=preview]").click()
    preview = editor.frame_locator("#w-preview-iframe").get_by_role("main")
    expect(preview).to_contain_text(words[-1])
    assert missing(preview.inner_html(), words) == []
    assert "北公民館" in preview.inner_html()
    choose_action(editor, "承認に提出する")

    written_page = StandardPage.objects.get(title=TITLE, alias_of=None)
    due = timezone.localtime() + datetime.timedelta(days=2)
    approver = sign_in(APPROVERS)
    open_form(approver, f"/admin/pages/{written_page.pk}/edit/")
    schedule(approver, due)
    choose_action(approver, "承認と公開")

    address = f"{site}{written_page.get_url()}"
    call_command("publish_scheduled")
    assert page.goto(address).status == 404
    monkeypatch.setattr(timezone, "now", lambda: due)
    call_command("publish_scheduled")
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert missing(page.get_by_role("main").inner_html(), words) == []
