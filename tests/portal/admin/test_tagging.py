"""Tags of the desk: by the form, for many at once, in list, file and history; never public."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from wagtail.models import ModelLogEntry

from portal.models import Change, DeskTagged, Group
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

from .desk import area_url, edit_url, opened, send, send_opened

pytestmark = pytest.mark.django_db

TAG = "要電話確認"


def names(record: Any) -> set[str]:
    return {*type(record).objects.get(pk=record.pk).desk_tags.names()}


def act(client: Client, groups: list[Group], **data: str) -> HttpResponse:
    url = "/admin/bulk/portal/group/tag/?next=/admin/data/groups/"
    url += "".join(f"&id={group.pk}" for group in groups)
    assert client.get(url).status_code == 200
    return client.post(url, data)


@pytest.mark.parametrize("factory", [GroupFactory, FacilityFactory, EventFactory])
def test_a_form_tags_at_once_and_makes_no_draft(editor: Client, factory: Any) -> None:
    record = factory()
    changes = Change.objects.count()
    form = opened(editor, edit_url(record))
    send_opened(editor, form, desk_tags=TAG)
    stored = type(record).objects.get(pk=record.pk)
    assert names(record) == {TAG}
    assert not stored.has_unpublished_changes
    assert stored.updated_at == record.updated_at
    assert Change.objects.count() == changes
    send_opened(editor, form, desk_tags="")
    assert names(record) == set()


def test_a_new_record_keeps_its_tags(editor: Client) -> None:
    send(editor, area_url(Group, "add/"), code="G9", name="新しい会", desk_tags=f"{TAG},来年度")
    assert names(Group.objects.get(code="G9")) == {TAG, "来年度"}


def test_a_preview_tags_nothing(editor: Client) -> None:
    group = GroupFactory()
    page = editor.get(edit_url(group))
    assert page.status_code == 200
    editor.post(edit_url(group) + "preview/", {"code": group.code, "name": "x", "desk_tags": TAG})
    assert names(group) == set()


def test_many_are_tagged_drafts_too(editor: Client) -> None:
    public, draft = GroupFactory(), GroupFactory(live=False)
    public.desk_tags.add("古い")
    act(editor, [public, draft], put_on=TAG, take_off="古い")
    assert names(public) == names(draft) == {TAG}
    assert not Group.objects.get(pk=public.pk).has_unpublished_changes
    assert not Group.objects.get(pk=draft.pk).live


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"put_on": "", "take_off": ""}, "タグを1つ以上"),
        ({"put_on": TAG, "take_off": TAG}, "同時に"),
    ],
)
def test_a_request_that_asks_for_nothing_is_refused(
    editor: Client, data: dict[str, str], says: str
) -> None:
    group = GroupFactory()
    answer = act(editor, [group], **data)
    assert says in answer.content.decode()
    assert names(group) == set()


def test_a_translator_tags_nothing(translator: Client) -> None:
    group = GroupFactory()
    act(translator, [group], put_on=TAG)
    send(translator, edit_url(group), desk_tags=TAG)
    assert names(group) == set()


def test_the_list_shows_and_filters_tags(editor: Client) -> None:
    tagged, other = GroupFactory(name="付いた会"), GroupFactory(name="付かない会")
    tagged.desk_tags.add(TAG, "来年度")
    key = tagged.desk_tags.get(name=TAG).pk
    page = editor.get(f"/admin/data/groups/?desk_tags={key}").content.decode()
    assert "来年度、要電話確認" in page
    assert tagged.name in page
    assert other.name not in page


def test_the_lists_file_has_the_tags(editor: Client) -> None:
    GroupFactory(name="付いた会").desk_tags.add(TAG, "来年度")
    answer = editor.get("/admin/data/groups/?export=csv")
    text = b"".join(answer.streaming_content).decode()
    assert "来年度;要電話確認" in text


def test_a_history_tells_of_tags(editor: Client) -> None:
    group = GroupFactory()
    act(editor, [group], put_on=f"{TAG},来年度")
    act(editor, [group], take_off=TAG)
    act(editor, [group], take_off=TAG)
    assert ModelLogEntry.objects.filter(action="portal.tag").count() == 2
    page = editor.get(area_url(Group, f"history/{group.pk}/")).content.decode()
    assert "付けたタグ：来年度、要電話確認" in page
    assert "外したタグ：要電話確認" in page


def test_tags_go_with_their_record(approver: Client) -> None:
    group = GroupFactory()
    group.desk_tags.add(TAG)
    group.delete()
    assert not DeskTagged.objects.exists()
