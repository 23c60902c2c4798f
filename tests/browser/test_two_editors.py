"""Two savers of one page or record: the second is told, and neither text is ever lost."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cms.models import HandbookSectionPage
from cms.roles import APPROVERS, EDITORS
from tests.cms.factories import HandbookPageFactory, StandardPageFactory
from tests.portal.factories import FacilityFactory

from .conftest import SignIn, open_form

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

TOLD = f"{EDITORS}さんが新しい版を保存しました"
FIRST, SECOND = "先に書いた人の文章です。", "後から書いた人の文章です。"

SLOW_AUTOSAVE = """
const { fetch } = globalThis;
const arrived = new Promise((done) => (globalThis.arrive = done));
globalThis.fetch = async (address, options) => {
  const answer = await fetch(address, options);
  if (options?.method === "post") {
    document.documentElement.dataset.autosaved = "";
    await arrived;
  }
  return answer;
};
"""


def of_a_page() -> tuple[Any, str, str]:
    page = StandardPageFactory(title="方針", summary="元の文章です。")
    page.save_revision().publish()
    return page, f"/admin/pages/{page.pk}/edit/", "[name=summary]"


def of_a_record() -> tuple[Any, str, str]:
    facility = FacilityFactory(name="公民館", remarks="元の文章です。")
    facility.save_revision().publish()
    return facility, f"/admin/data/facilities/edit/{facility.pk}/", "[name=remarks]"


def texts_of(thing: Any, field: str) -> set[str]:
    """What the history of a page or record has kept."""
    return {getattr(each.as_object(), field) for each in thing.revisions.all()}


def save(desk: Page) -> None:
    desk.get_by_role("button", name="下書きを保存", exact=True).first.click()


@pytest.mark.parametrize("make", [of_a_page, of_a_record])
def test_the_second_is_told_and_asked(sign_in: SignIn, make: Any) -> None:
    """Who saves while another has saved sees it before, and is asked at saving."""
    thing, address, field = make()
    first, second = sign_in(EDITORS), sign_in(APPROVERS)
    open_form(first, address)
    open_form(second, address)
    expect(second.get_by_role("status").filter(has_text=f"{EDITORS}さん")).to_be_visible()
    expect(second.get_by_role("button", name=f"{EDITORS} - ")).to_be_visible()

    first.fill(field, FIRST)
    with first.expect_navigation():
        save(first)
    second.fill(field, SECOND)
    save(second)
    question = second.get_by_role("dialog", name=TOLD)
    expect(question).to_contain_text("さんの版は、履歴に残ります")
    expect(question.get_by_role("link", name="最新の版を見る")).to_be_visible()
    thing.refresh_from_db()
    assert getattr(thing.get_latest_revision_as_object(), field[6:-1]) == FIRST

    with second.expect_navigation():
        question.get_by_role("button", name="下書きを保存").click()
    assert {FIRST, SECOND} <= texts_of(thing, field[6:-1])
    thing.refresh_from_db()
    assert getattr(thing.get_latest_revision_as_object(), field[6:-1]) == SECOND


def test_a_new_page_is_sent_after_its_own_autosave(sign_in: SignIn) -> None:
    """Who submits while the first autosave is under way makes one page, with the last words."""
    parent = HandbookPageFactory(slug="handbook")
    desk = sign_in(EDITORS)
    desk.add_init_script(SLOW_AUTOSAVE)
    open_form(desk, f"/admin/pages/add/cms/handbooksectionpage/{parent.pk}/")
    desk.fill("[name=title]", "保険")
    expect(desk.locator("html[data-autosaved]")).to_be_attached()
    desk.fill("[name=title]", "保険の手引き")
    desk.get_by_role("button", name="その他の操作").click()
    desk.get_by_role("button", name="承認に提出する", exact=True).click()
    with desk.expect_navigation(url=f"**/admin/pages/{parent.pk}/"):
        desk.evaluate("arrive()")
    section = HandbookSectionPage.objects.get(locale__language_code="ja")
    assert section.get_latest_revision_as_object().title == "保険の手引き"
    assert section.workflow_in_progress
