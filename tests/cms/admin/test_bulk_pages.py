"""Confirming, tagging and writing out many pages: by whom, of which, and at what cost."""

from __future__ import annotations

import csv
import datetime
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Page, PageLogEntry, Workflow

from cms import roles
from cms.models import NewsIndexPage, NewsPage
from tests.cms.factories import (
    CaseStudyPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    StandardPageFactory,
    aliased,
)
from tests.people import client_of

pytestmark = pytest.mark.django_db

PAST, NEXT = datetime.date(2020, 1, 1), timezone.localdate() + datetime.timedelta(days=100)
TAG = "要電話確認"
WRITING_AN_ENTRY = 4
"""Queries by which Wagtail checks and writes an entry of a history."""


@pytest.fixture
def editor(db: None) -> Client:
    """編集者 at the desk."""
    return client_of(roles.EDITORS)


@pytest.fixture
def index() -> NewsIndexPage:
    return NewsIndexPageFactory(slug="news")


def address(action: str, *pages: Page, query: str = "") -> str:
    keys = "".join(f"&id={page.pk}" for page in pages)
    return f"/admin/bulk/wagtailcore/page/{action}/?next=/admin/pages/{keys}{query}"


def confirm(client: Client, *pages: Page, day: datetime.date = NEXT) -> Any:
    return client.post(address("confirm", *pages), {"next_day": day.isoformat()}, follow=True)


def text_of(answer: Any) -> str:
    return answer.content.decode()


def review_day(page: Page) -> Any:
    return type(page).objects.get(pk=page.pk).review_on


def test_confirming_sets_the_next_day_at_once(editor: Client, index: NewsIndexPage) -> None:
    news = NewsPageFactory(parent=index, review_on=PAST)
    case, draft = CaseStudyPageFactory(), StandardPageFactory(live=False, review_on=PAST)
    page = editor.get(address("confirm", news, case))
    assert [item["item"].pk for item in page.context["items"]] == [news.pk, case.pk]
    in_a_year = timezone.localdate().year + 1
    assert page.context["form"]["next_day"].initial.year == in_a_year
    html = text_of(confirm(editor, news, case, draft))
    assert "3件のページについて、内容を確認したと記録しました。" in html
    assert {review_day(each) for each in (news, case, draft)} == {NEXT}
    stored = NewsPage.objects.get(pk=news.pk)
    assert (stored.live, stored.has_unpublished_changes) == (True, False)
    entries = PageLogEntry.objects.filter(action="cms.confirm")
    assert {entry.user for entry in entries} == {editor.user}
    for each in (news, case, draft):
        history = text_of(editor.get(f"/admin/pages/{each.pk}/history/"))
        assert f"次の見直しの日：{NEXT:%Y-%m-%d}" in history


def test_a_draft_published_later_keeps_the_day(editor: Client, index: NewsIndexPage) -> None:
    page = NewsPageFactory(parent=index, review_on=PAST)
    page.title = "書きかけの題名"
    page.save_revision()
    confirm(editor, page)
    assert NewsPage.objects.get(pk=page.pk).title != "書きかけの題名"
    form = editor.get(f"/admin/pages/{page.pk}/edit/").context["form"]
    assert form["review_on"].value() == NEXT
    NewsPage.objects.get(pk=page.pk).latest_revision.publish()
    published = NewsPage.objects.get(pk=page.pk)
    assert (published.title, published.review_on) == ("書きかけの題名", NEXT)


def test_what_is_left_out_is_named_with_its_reason(editor: Client, index: NewsIndexPage) -> None:
    free = NewsPageFactory(parent=index, title="直せる", review_on=PAST)
    locked = NewsPageFactory(parent=index, title="鍵付き", locked=True, review_on=PAST)
    waits = NewsPageFactory(parent=index, title="承認待ち", review_on=PAST)
    waits.save_revision(user=editor.user)
    Workflow.objects.get(name=roles.WORKFLOW).start(waits, editor.user)
    dated = NewsPageFactory(parent=index, title="予約済み", review_on=PAST)
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    dated.save_revision(approved_go_live_at=tomorrow)
    alias = aliased(free)
    pages = (free, locked, waits, dated, alias)
    reasons = {
        left["item"].pk: str(left["reason"])
        for left in editor.get(address("confirm", *pages)).context["items_with_no_access"]
    }
    assert reasons == {
        locked.pk: "ロックされています",
        waits.pk: "承認を待っています",
        dated.pk: "公開日を待っています",
        alias.pk: "ほかのページの本文を表示しているページです",
    }
    html = text_of(confirm(editor, *pages))
    assert "4件は対象から外しました。" in html
    assert "鍵付き（ロックされています）" in html
    assert review_day(free) == NEXT
    assert {review_day(each) for each in (locked, waits, dated)} == {PAST}


def test_a_translator_confirms_translated_pages_only(index: NewsIndexPage) -> None:
    translator = client_of(roles.TRANSLATORS)
    original = NewsPageFactory(parent=index, title="原文", review_on=PAST)
    english = aliased(original)
    NewsPage.objects.filter(pk=english.pk).update(alias_of=None)
    confirm(translator, english)
    assert review_day(english) == NEXT
    assert confirm(translator, original).status_code == 404
    assert review_day(original) == PAST


def test_who_has_no_pages_is_told_of_none(index: NewsIndexPage) -> None:
    keeper, draft = client_of(roles.DATA_KEEPERS), NewsPageFactory(parent=index, live=False)
    for action in ("confirm", "tag", "export", "publish", "unpublish", "move", "delete"):
        answer = keeper.get(address(action, draft))
        assert answer.status_code == 404, action
        assert draft.title not in text_of(answer), action


@pytest.mark.parametrize("day", ["", "2020-01-01", "いつか"])
def test_a_day_that_is_none_is_refused(editor: Client, index: NewsIndexPage, day: str) -> None:
    page = NewsPageFactory(parent=index, review_on=PAST)
    answer = editor.post(address("confirm", page), {"next_day": day})
    assert answer.context["form"].errors["next_day"]
    assert review_day(page) == PAST


def test_tags_go_on_and_off_and_stand_in_list_filter_and_history(
    editor: Client, index: NewsIndexPage
) -> None:
    page, other = NewsPageFactory(parent=index), NewsPageFactory(parent=index)
    assert "どのタグを付けますか" in text_of(editor.get(address("tag", page)))
    editor.post(address("tag", page), {"put_on": TAG})
    assert [*page.desk_tags.names()] == [TAG]
    assert not NewsPage.objects.get(pk=page.pk).has_unpublished_changes
    page.save_revision().publish()
    assert [*NewsPage.objects.get(pk=page.pk).desk_tags.names()] == [TAG]
    listed = f"/admin/pages/{index.pk}/"
    assert TAG in text_of(editor.get(listed))
    key = page.desk_tags.get().pk
    found = editor.get(f"{listed}?desk_tags={key}").context["object_list"]
    assert [each.pk for each in found] == [page.pk]
    assert other.pk not in {each.pk for each in found}
    editor.post(address("tag", page), {"take_off": TAG})
    assert not page.desk_tags.exists()
    history = text_of(editor.get(f"/admin/pages/{page.pk}/history/"))
    assert f"付けたタグ：{TAG}" in history
    assert f"外したタグ：{TAG}" in history


def test_a_copy_has_no_tags_and_a_deleted_page_leaves_none(index: NewsIndexPage) -> None:
    page = NewsPageFactory(parent=index)
    page.desk_tags.add(TAG)
    copy = page.copy(update_attrs={"slug": "copy"})
    assert not copy.desk_tags.exists()
    tagged = page.desk_tags.through
    page.delete()
    assert not tagged.objects.exists()


def exported(client: Client, kind: str, *pages: Page) -> list[list[Any]]:
    answer: Any = client.post(address("export", *pages), {"format": kind})
    data = b"".join(answer.streaming_content)
    if kind == "csv":
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    return [list(row) for row in load_workbook(io.BytesIO(data)).active.values]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_is_as_the_list_of_the_type_writes_it(
    editor: Client, index: NewsIndexPage, kind: str
) -> None:
    page = NewsPageFactory(parent=index, title="募集", category="call", live=False)
    NewsPageFactory(parent=index, title="選ばないもの")
    header, row = exported(editor, kind, page)
    assert dict(zip(header, row, strict=True))["分類"] == "募集"
    listed: Any = editor.get(f"/admin/pages/{index.pk}/?export=csv")
    text = b"".join(listed.streaming_content).decode("utf-8-sig")
    assert header == next(csv.reader(io.StringIO(text)))


def test_a_file_of_many_types_has_what_all_have(editor: Client, index: NewsIndexPage) -> None:
    header, *rows = exported(editor, "csv", NewsPageFactory(parent=index), CaseStudyPageFactory())
    assert len(rows) == 2
    assert "ページの種類" in header
    assert [heading for heading in header if heading.isascii()] == ["URL"]


def test_no_spreadsheet_runs_a_title(editor: Client, index: NewsIndexPage) -> None:
    page = NewsPageFactory(parent=index, title='=HYPERLINK("https://example.org")')
    assert exported(editor, "csv", page)[1][0].startswith("'=")
    listed: Any = editor.get(f"/admin/pages/{index.pk}/?export=csv")
    text = b"".join(listed.streaming_content).decode()
    assert text.startswith("\ufeff")
    assert "\"'=HYPERLINK" in text


def test_all_are_those_that_the_list_shows(editor: Client, index: NewsIndexPage) -> None:
    call = NewsPageFactory(parent=index, category="call")
    NewsPageFactory(parent=index, category="event")
    CaseStudyPageFactory()
    for action in ("confirm", "tag", "export", "publish", "unpublish", "delete"):
        query = f"&id=all&childOf={index.pk}&category=call"
        context = editor.get(address(action, query=query)).context
        found = [*context["items"], *context["items_with_no_access"]]
        assert [each["item"].pk for each in found] == [call.pk], action


@pytest.mark.parametrize("action", ["publish", "unpublish"])
def test_each_pages_history_tells_of_it(index: NewsIndexPage, action: str) -> None:
    approver = client_of(roles.APPROVERS)
    pages = [NewsPageFactory(parent=index, live=action == "unpublish") for _ in range(3)]
    approver.post(address(action, *pages))
    for page in pages:
        entries = approver.get(f"/admin/pages/{page.pk}/history/").context["object_list"]
        assert f"wagtail.{action}" in {entry.action for entry in entries}


@pytest.mark.parametrize("action", ["confirm", "tag", "export"])
def test_more_pages_cost_no_more_queries(editor: Client, index: NewsIndexPage, action: str) -> None:
    costs = []
    for _turn in range(2):
        for _number in range(4):
            NewsPageFactory(parent=index).save_revision(user=editor.user)
        url = address(action, *NewsPage.objects.all())
        with CaptureQueriesContext(connection) as queries:
            assert editor.get(url).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_confirming_costs_an_entry_a_page_and_a_file_nothing(
    editor: Client, index: NewsIndexPage
) -> None:
    costs: dict[str, list[int]] = {"confirm": [], "export": []}
    data = {"next_day": NEXT.isoformat(), "format": "csv"}
    editor.get("/admin/")
    for _turn in range(2):
        for _number in range(4):
            NewsPageFactory(parent=index).save_revision(user=editor.user)
        for action, found in costs.items():
            url = address(action, *NewsPage.objects.all())
            with CaptureQueriesContext(connection) as queries:
                answer: Any = editor.post(url, data)
                assert action == "confirm" or b"".join(answer.streaming_content)
            found.append(len(queries))
    assert costs["export"][0] == costs["export"][1]
    assert costs["confirm"][1] - costs["confirm"][0] <= 4 * WRITING_AN_ENTRY
