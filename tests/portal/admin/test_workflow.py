"""A record's way from an editor's draft to the public, with locks, schedule and preview."""

from __future__ import annotations

import datetime

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from portal.models import Change, Event, Facility, Group, Record
from tests.forms import form_of
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

from .desk import area_url, edit_url, send, send_opened

pytestmark = pytest.mark.django_db

KINDS = [(Group, GroupFactory), (Facility, FacilityFactory), (Event, EventFactory)]


def stored(record: Record) -> Record:
    return type(record).objects.get(pk=record.pk)


def approve(client: Client, record: Record) -> None:
    state = stored(record).current_workflow_task_state
    path = f"workflow/action/{record.pk}/approve/{state.pk}/"
    client.post(area_url(type(record), path), {"comment": "よいです"})


@pytest.mark.parametrize("factory", [factory for _model, factory in KINDS])
def test_an_editor_cannot_publish_but_submits_and_an_approver_publishes(
    editor: Client, approver: Client, factory: type
) -> None:
    record = factory(live=False)
    page = editor.get(edit_url(record))
    assert "action-publish" not in page.content.decode()
    send_opened(editor, form_of(page, "w-editor-form"), "publish", name="新しい名前")
    assert not stored(record).live
    send(editor, edit_url(record), "submit", name="新しい名前")
    assert not stored(record).live
    assert stored(record).workflow_in_progress
    approve(approver, record)
    assert stored(record).live
    assert stored(record).name == "新しい名前"
    assert Change.objects.get(code=record.code).action == "created"


def test_an_editor_cannot_approve_their_own_draft(editor: Client) -> None:
    group = GroupFactory(live=False)
    send(editor, edit_url(group), "submit")
    approve(editor, group)
    assert not stored(group).live


def test_an_editor_cannot_withdraw_or_delete(editor: Client) -> None:
    group = GroupFactory()
    for path in (f"unpublish/{group.pk}/", f"delete/{group.pk}/"):
        editor.post(area_url(Group, path))
    assert stored(group).live


def test_an_approver_withdraws_and_deletes(approver: Client) -> None:
    group = GroupFactory()
    approver.post(area_url(Group, f"unpublish/{group.pk}/"))
    assert not stored(group).live
    approver.post(area_url(Group, f"delete/{group.pk}/"))
    assert not Group.objects.exists()
    assert list(Change.objects.values_list("action", flat=True)) == ["withdrawn"]


def test_an_approver_asks_for_changes_and_the_editor_submits_again(
    editor: Client, approver: Client
) -> None:
    group = GroupFactory(live=False)
    send(editor, edit_url(group), "submit")
    state = stored(group).current_workflow_task_state
    path = f"workflow/action/{group.pk}/reject/{state.pk}/"
    approver.post(area_url(Group, path), {"comment": "活動分野を足してください"})
    assert stored(group).current_workflow_state.status == "needs_changes"
    assert "活動分野を足してください" in editor.get(edit_url(group)).content.decode()
    send(editor, edit_url(group), "submit", activity_fields=["07"])
    approve(approver, group)
    assert stored(group).activity_fields == ["07"]


def test_a_draft_in_approval_is_locked_for_its_editor(editor: Client, approver: Client) -> None:
    group = GroupFactory(live=False)
    send(editor, edit_url(group), "submit", name="出した名前")
    page = editor.get(edit_url(group))
    assert page.context["locked_for_user"]
    assert not approver.get(edit_url(group)).context["locked_for_user"]


def test_a_locked_record_is_changed_by_the_one_who_locked_it(
    editor: Client, approver: Client
) -> None:
    group = GroupFactory(live=False, name="前の名前")
    approver.post(area_url(Group, f"lock/{group.pk}/"))
    assert stored(group).locked_by == approver.user
    editor.post(edit_url(group), {"name": "変えた名前", "code": group.code})
    assert stored(group).name == "前の名前"
    editor.post(area_url(Group, f"unlock/{group.pk}/"))
    assert stored(group).locked
    approver.post(area_url(Group, f"unlock/{group.pk}/"))
    assert not stored(group).locked


def test_a_publication_is_scheduled(approver: Client) -> None:
    event = EventFactory(live=False)
    later = timezone.localtime() + datetime.timedelta(days=3)
    send(approver, edit_url(event), "publish", go_live_at=f"{later:%Y-%m-%d %H:%M}")
    assert not stored(event).live
    assert stored(event).approved_schedule
    assert not Change.objects.exists()
    assert "公開予約" in approver.get(area_url(Event)).content.decode()


@pytest.mark.parametrize(("model", "factory"), KINDS)
def test_a_preview_is_the_public_page_of_the_draft(
    editor: Client, client: Client, model: type, factory: type
) -> None:
    record = factory(live=False)
    url = area_url(model, f"preview/{record.pk}/")
    data = form_values(editor.get(edit_url(record)))
    assert editor.post(url, {**data, "name": "下書きの名前"}).json()["is_valid"]
    text = editor.get(url, {"mode": ""}).content.decode()
    assert "下書きの名前" in text
    assert stored(record).name != "下書きの名前"
    assert client.get(url).status_code == 302
    assert client.get(record.get_absolute_url()).status_code == 404


def form_values(page: HttpResponse) -> dict[str, object]:
    """The fields of the edit form that is open, as the preview panel sends them."""
    return dict(form_of(page, "w-editor-form")[1].lists())


def test_a_preview_withholds_what_is_not_consented(editor: Client) -> None:
    group = GroupFactory(live=False, phone="(00)1234-5678")
    url = area_url(Group, f"preview/{group.pk}/")
    editor.post(url, form_values(editor.get(edit_url(group))))
    assert "(00)1234-5678" not in editor.get(url, {"mode": ""}).content.decode()
