"""An editor writes with every block; the preview shows all that was written."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from PIL import Image as Picture
from playwright.sync_api import Locator, Page, expect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from cms.blocks import BodyBlock
from cms.roles import EDITORS
from tests.cms.factories import japanese_home
from tests.portal.factories import FacilityFactory

from .conftest import SignIn, open_form

pytestmark = [
    pytest.mark.browser,
    pytest.mark.journey,
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
    return desk.locator(f"[data-streamfield-child]:has(> [name=body-{number}-type])")


def written() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"書いた言葉{number:03}"


def test_every_block_from_the_picker_to_the_preview(sign_in: SignIn, media: None) -> None:
    home, editor, words = japanese_home(), sign_in(EDITORS), written()
    open_form(editor, f"/admin/pages/add/cms/standardpage/{home.pk}/")
    editor.fill("[name=title]", TITLE)
    for number, block in enumerate(BodyBlock().child_blocks.values()):
        fill(editor, add_block(editor, number, str(block.label)), words)
    last = int(next(words)[-3:]) - 1
    all_words = [f"書いた言葉{number:03}" for number in range(1, last + 1)]
    assert last > 2 * len(BodyBlock().child_blocks)

    editor.locator("[data-side-panel-toggle=preview]").click()
    preview = editor.frame_locator("#w-preview-iframe").get_by_role("main")
    expect(preview).to_contain_text(all_words[-1], timeout=20_000)
    shown = preview.inner_html()
    assert [word for word in all_words if word not in shown] == []
    assert "北公民館" in shown
