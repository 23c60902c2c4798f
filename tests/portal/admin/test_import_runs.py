"""What the desk shows of imports: the list, one import, and the notice on a draft."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.models import Group
from portal.models.import_run import DraftNotice, ImportRun
from tests.portal.factories import GroupFactory

from .desk import edit_url

pytestmark = pytest.mark.django_db

URL = "/admin/data/imports/"


def make_run(**report: object) -> ImportRun:
    return ImportRun.objects.create(
        dataset="groups",
        layout="civic_group",
        file_name="dantai.csv",
        started_at=timezone.now(),
        outcome="applied",
        counts={"rows": 3, "created": 2, "refused": 1},
        report=report,
    )


def notice_for(group: Group, **values: object) -> DraftNotice:
    return DraftNotice.objects.create(
        run=make_run(),
        dataset="groups",
        code=group.code,
        draft=group.save_revision(),
        live_revision_id=group.live_revision_id,
        **values,
    )


def test_imports_are_listed_and_shown_but_not_changed(editor: Client) -> None:
    problem = {"line": 4, "column": "緯度", "value": "<b>343.2", "reason": "90以下にしてください。"}
    run = make_run(problems=[problem], changes=[{"id": "G1", "what": "created"}])
    assert "dantai.csv" in editor.get(URL).content.decode()
    page = editor.get(f"{URL}{run.pk}/").content.decode()
    for words in ("緯度", "&lt;b&gt;343.2", "90以下にしてください。", "G1", "新しく作成します"):
        assert words in page
    for path in ("new/", f"edit/{run.pk}/", f"delete/{run.pk}/"):
        assert editor.get(f"{URL}{path}").status_code == 404


def test_the_list_of_imports_costs_the_same_queries_however_long(editor: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            editor.get(URL)
        return len(captured)

    make_run()
    queries()
    few = queries()
    for _turn in range(5):
        make_run()
    assert queries() == few


def test_strangers_see_no_imports(client: Client) -> None:
    assert client.get(URL).status_code == 302


def test_a_draft_that_an_import_passed_by_says_so(editor: Client) -> None:
    group = GroupFactory()
    difference = {"column": "電話番号", "before": "(00)1", "after": "<(00)2>"}
    notice_for(group, differences=[difference])
    page = editor.get(edit_url(group)).content.decode()
    for words in ("dantai.csv", "電話番号", "&lt;(00)2&gt;", "下書きを公開すると"):
        assert words in page


def test_an_import_that_withdrew_the_record_says_so(editor: Client) -> None:
    group = GroupFactory()
    notice_for(group)
    assert "データは非公開になりました" in editor.get(edit_url(group)).content.decode()


def test_the_notice_ends_when_the_draft_is_published(editor: Client) -> None:
    group = GroupFactory()
    notice = notice_for(group, differences=[{"column": "電話番号", "before": "", "after": "1"}])
    notice.draft.publish()
    assert "dantai.csv" not in editor.get(edit_url(group)).content.decode()
