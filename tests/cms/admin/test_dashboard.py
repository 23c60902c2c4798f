"""The desk's first page: what waits for each role, at the same cost however much it is."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Workflow

from cms import roles
from portal.models import ErrorReport, ImportOutcome, ImportRun
from search.searchlog.models import SearchedWords
from tests.cms.factories import NewsIndexPageFactory, StandardPageFactory
from tests.people import client_of
from tests.portal.factories import GroupFactory, GroupTranslationFactory

pytestmark = pytest.mark.django_db


def dashboard(client: Client) -> str:
    return client.get("/admin/").content.decode()


def something_waits(author: User) -> None:
    today = timezone.localdate()
    page = StandardPageFactory(title="見直すページ", review_on=today, live=False)
    page.save_revision(user=author)
    Workflow.objects.get(name=roles.WORKFLOW).start(page, author)
    group = GroupFactory(name="確認する団体", last_confirmed_on=datetime.date(2020, 1, 1))
    row = GroupTranslationFactory(record=group, language="en", description="Old.")
    row.remember_source()
    row.source["description"] = "前の説明"
    row.save()
    ImportRun.objects.create(
        dataset="groups",
        file_name="だめなファイル.csv",
        started_at=timezone.now(),
        outcome=ImportOutcome.REFUSED,
        counts={"refused": 3},
    )
    ErrorReport.objects.create(dataset="groups", code=group.code, language="ja", text="電話が違う")
    words = f"なぞの言葉{SearchedWords.objects.count()}"
    SearchedWords.objects.create(day=today, words=words, language="ja", searches=4, hits=0)


SEEN = {
    roles.EDITORS: (
        {"見直すページ", "確認する団体", "だめなファイル", "なぞの言葉", "訳し直すデータ"},
        {"承認待ち"},
    ),
    roles.APPROVERS: ({"承認待ち", "見直すページ", "確認する団体", "なぞの言葉"}, set()),
    roles.DATA_KEEPERS: (
        {"確認する団体", "だめなファイル", "訳し直すデータ"},
        {"見直すページ", "承認待ち", "なぞの言葉"},
    ),
    roles.TRANSLATORS: (
        {"訳し直すデータ"},
        {"見直すページ", "確認する団体", "承認待ち", "なぞの言葉", "だめなファイル"},
    ),
}


@pytest.mark.parametrize("role", SEEN)
def test_each_role_sees_what_waits_for_it(role: str) -> None:
    something_waits(User.objects.create_user("author"))
    html = dashboard(client_of(role))
    seen, hidden = SEEN[role]
    assert {words for words in seen if words not in html} == set()
    assert {words for words in hidden if words in html} == set()


def test_what_i_have_submitted_is_told() -> None:
    editor = client_of(roles.EDITORS)
    assert "今、対応が必要なものはありません" in dashboard(editor)
    something_waits(editor.user)
    assert "あなたが提出したもの" in dashboard(editor)


def test_it_costs_the_same_however_much_waits() -> None:
    clients = {role: client_of(role) for role in SEEN}
    author = User.objects.create_user("author")

    def cost(client: Client) -> int:
        client.get("/admin/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/")
        return len(queries)

    def costs() -> dict[str, int]:
        return {role: cost(client) for role, client in clients.items()}

    for _number in range(2):
        something_waits(author)
    some = costs()
    for _number in range(2):
        something_waits(author)
    assert costs() == some


@pytest.mark.parametrize(
    ("role", "offered", "withheld"),
    [
        (roles.EDITORS, {"お知らせを書く", "イベントを登録"}, {"ファイルの取り込み"}),
        (roles.DATA_KEEPERS, {"イベントを登録", "ファイルの取り込み"}, {"お知らせを書く"}),
        (roles.TRANSLATORS, {"イベントを翻訳"}, {"イベントを登録", "お知らせを書く"}),
    ],
)
def test_actions_are_those_of_the_role(role: str, offered: set, withheld: set) -> None:
    NewsIndexPageFactory()
    html = dashboard(client_of(role))
    assert {words for words in offered if words not in html} == set()
    assert {words for words in withheld if words in html} == set()


def test_dealt_with_is_gone() -> None:
    something_waits(User.objects.create_user("author"))
    ErrorReport.objects.update(is_done=True)
    Page.objects.get(title="見直すページ").specific.delete()
    html: Any = dashboard(client_of(roles.DATA_KEEPERS))
    assert "電話が違う" not in html
