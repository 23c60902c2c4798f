"""Lists of one type of pages: columns, filters, file, and a cost that does not grow."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Workflow

from cms import roles
from cms.admin.page_lists import EditorColumn, TranslationColumn
from cms.models import NewsIndexPage, NewsPage
from portal.admin.columns import DayColumn, DeskTagsColumn
from tests.cms.factories import (
    CaseStudyIndexPageFactory,
    CaseStudyPageFactory,
    HandbookPageFactory,
    HandbookSectionPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    aliased,
)
from tests.people import client_of

pytestmark = pytest.mark.django_db

OF_LOCALIZE = re.compile('SELECT 1 AS "a" FROM "wagtailcore_locale"|FROM "wagtail_localize_')
OURS = (DayColumn, EditorColumn, TranslationColumn, DeskTagsColumn)


@pytest.fixture
def editor(db: None) -> Client:
    """編集者 at the desk."""
    return client_of(roles.EDITORS, first_name="花子", last_name="山田")


@pytest.fixture
def index() -> NewsIndexPage:
    return NewsIndexPageFactory(slug="news")


def listed(client: Client, index: Page, query: str = "") -> list[str]:
    answer = client.get(f"/admin/pages/{index.pk}/?{query}")
    assert answer.status_code == 200
    return [page.title for page in answer.context["object_list"]]


def translated(page: NewsPage) -> NewsPage:
    """The English page, written and published now."""
    english = NewsPage.objects.get(pk=aliased(page).pk)
    english.alias_of = None
    english.last_published_at = timezone.now()
    english.save()
    return english


def test_news_show_what_the_work_needs(editor: Client, index: NewsIndexPage) -> None:
    page = NewsPageFactory(
        parent=index,
        category="call",
        date=datetime.date(2026, 4, 1),
        review_on=datetime.date(2026, 5, 2),
    )
    page.save_revision(user=editor.user)
    html = editor.get(f"/admin/pages/{index.pk}/").content.decode()
    for text in ("見直しの日", "最終更新者", "2026-04-01", "2026-05-02", "募集", "山田", "未翻訳"):
        assert text in html, text


def test_each_filter_leaves_what_it_says(editor: Client, index: NewsIndexPage) -> None:
    today = timezone.localdate()
    due = NewsPageFactory(parent=index, title="見直す", review_on=today)
    waits = NewsPageFactory(parent=index, title="承認待ち", category="call")
    waits.save_revision(user=editor.user)
    Workflow.objects.get(name=roles.WORKFLOW).start(waits, editor.user)
    done = NewsPageFactory(parent=index, title="訳した", category="event")
    translated(done)
    stale = NewsPageFactory(parent=index, title="古い訳", category="event")
    translated(stale)
    Page.objects.filter(pk=stale.pk).update(last_published_at=timezone.now())
    for query, expected in (
        ("review=due", {due.title}),
        ("workflow=waits", {waits.title}),
        ("category=call", {waits.title}),
        ("translation=en:current", {done.title}),
        ("translation=en:outdated", {stale.title}),
        ("translation=en:missing", {due.title, waits.title}),
    ):
        assert set(listed(editor, index, query)) == expected, query


@pytest.mark.parametrize("ordering", ["date", "-category", "review_on"])
def test_the_list_is_sorted_by_its_own_columns(
    editor: Client, index: NewsIndexPage, ordering: str
) -> None:
    for day, category in ((2, "call"), (1, "notice")):
        date = datetime.date(2026, 4, day)
        NewsPageFactory(
            parent=index, title=f"{day}日", date=date, review_on=date, category=category
        )
    assert listed(editor, index, f"ordering={ordering}") == ["1日", "2日"]


def test_a_file_of_the_list_has_the_types_own_facts(editor: Client, index: NewsIndexPage) -> None:
    NewsPageFactory(parent=index, title="募集中", category="call")
    answer = editor.get(f"/admin/pages/{index.pk}/?export=csv")
    text = b"".join(answer.streaming_content).decode()
    assert "募集中" in text
    assert ",募集," in text
    headings = text.lstrip("\ufeff").splitlines()[0].split(",")
    assert [heading for heading in headings if heading.isascii()] == ["URL"]


@pytest.mark.parametrize(
    ("make_parent", "make"),
    [
        (NewsIndexPageFactory, NewsPageFactory),
        (CaseStudyIndexPageFactory, CaseStudyPageFactory),
        (HandbookPageFactory, HandbookSectionPageFactory),
    ],
)
def test_no_row_costs_a_query(editor: Client, make_parent: Any, make: Any) -> None:
    """Public or a draft; but for two of wagtail-localize, which asks how each is translated."""
    parent = make_parent()
    url = f"/admin/pages/{parent.pk}/"
    editor.get(url)
    costs = []
    for turn in range(2):
        for live in (True, False):
            name = f"{turn}-{live}"
            page = make(parent=parent, live=live)
            page.save_revision(user=User.objects.create(username=name))
            page.desk_tags.add(name)
        with CaptureQueriesContext(connection) as queries:
            table = editor.get(url).context["table"]
        costs.append(sum(not OF_LOCALIZE.search(query["sql"]) for query in queries))
        of_rows = [query for query in queries if OF_LOCALIZE.search(query["sql"])]
        assert len(of_rows) <= 2 * (2 * turn + 2) + 4
    assert costs[0] == costs[1]
    assert len([column for column in table.columns.values() if isinstance(column, OURS)]) >= 4
