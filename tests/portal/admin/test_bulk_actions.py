"""Publishing, withdrawing and deleting many records at once."""

from __future__ import annotations

import datetime

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.models import Change, Group
from tests.portal.factories import GroupFactory

pytestmark = pytest.mark.django_db


def act(client: Client, action: str, *groups: Group) -> HttpResponse:
    url = f"/admin/bulk/portal/group/{action}/?next=/admin/data/groups/"
    url += "".join(f"&id={group.pk}" for group in groups)
    page = client.get(url)
    assert page.status_code == 200
    client.post(url)
    return page


def logged(action: str) -> set[str]:
    return set(ModelLogEntry.objects.filter(action=action).values_list("object_id", flat=True))


def test_many_are_published_with_their_latest_drafts(approver: Client) -> None:
    draft, changed = GroupFactory(live=False), GroupFactory()
    changed.name = "新しい名前"
    changed.save_revision()
    act(approver, "publish", draft, changed)
    assert set(Group.published.values_list("name", flat=True)) == {draft.name, "新しい名前"}
    assert Change.objects.count() == 2
    assert logged("wagtail.publish") == {str(draft.pk), str(changed.pk)}


def test_an_incomplete_draft_stays_one_and_is_named(approver: Client) -> None:
    complete, incomplete = GroupFactory(live=False), GroupFactory(live=False, name="半端な団体")
    incomplete.latitude = None
    incomplete.save_revision(clean=False)
    act(approver, "publish", complete, incomplete)
    assert list(Group.published.all()) == [complete]
    page = approver.get("/admin/data/groups/").content.decode()
    assert "「半端な団体」は公開できませんでした。" in page
    assert "緯度と経度は" in page


def test_many_are_withdrawn(approver: Client) -> None:
    groups = [GroupFactory(), GroupFactory(), GroupFactory(live=False)]
    act(approver, "unpublish", *groups)
    assert not Group.published.exists()
    assert set(Change.objects.values_list("action", flat=True)) == {"withdrawn"}
    assert logged("wagtail.unpublish") == {str(group.pk) for group in groups[:2]}


def test_many_are_deleted_and_each_leaves_an_entry(approver: Client) -> None:
    public, draft = GroupFactory(), GroupFactory(live=False)
    act(approver, "delete", public, draft)
    assert not Group.objects.exists()
    assert Change.objects.get().code == public.code
    assert logged("wagtail.delete") == {str(public.pk), str(draft.pk)}


@pytest.mark.parametrize("action", ["publish", "unpublish", "tag"])
def test_each_records_history_tells_of_it(approver: Client, action: str) -> None:
    groups = [GroupFactory(live=action == "unpublish") for _ in range(3)]
    keys = "".join(f"&id={group.pk}" for group in groups)
    approver.post(f"/admin/bulk/portal/group/{action}/?next=/admin/{keys}", {"put_on": "春"})
    for group in groups:
        history = approver.get(f"/admin/data/groups/history/{group.pk}/")
        actions = {entry.action.split(".")[1] for entry in history.context["object_list"]}
        assert action in actions


def test_all_are_those_that_the_list_shows(approver: Client) -> None:
    wanted, other = GroupFactory(live=False, status="active"), GroupFactory(live=False)
    other.__class__.objects.filter(pk=other.pk).update(status="suspended")
    url = "/admin/bulk/portal/group/publish/?next=/admin/data/groups/&id=all&status=active"
    assert [item["item"] for item in approver.get(url).context["items"]] == [wanted]
    approver.post(url)
    assert [*Group.published.all()] == [wanted]


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete"])
def test_an_editor_may_do_none_of_this(editor: Client, action: str) -> None:
    public, draft = GroupFactory(), GroupFactory(live=False)
    page = act(editor, action, public, draft)
    assert len(page.context["items_with_no_access"]) == 2
    assert list(Group.published.all()) == [public]
    assert Group.objects.count() == 2


def test_a_record_locked_by_somebody_is_left_alone(approver: Client, editor: Client) -> None:
    group = GroupFactory(live=False, locked=True, locked_by=editor.user)
    act(approver, "publish", group)
    assert not Group.published.exists()


def test_many_are_noted_as_confirmed_today(data_keeper: Client) -> None:
    today, long_ago = timezone.localdate(), datetime.date(2020, 1, 1)
    public, draft = GroupFactory(last_confirmed_on=long_ago), GroupFactory(live=False)
    changed = GroupFactory(last_confirmed_on=long_ago)
    changed.name = "下書きの名前"
    changed.save_revision()
    act(data_keeper, "confirm", public, draft, changed)
    assert Group.objects.get(pk=public.pk).last_confirmed_on == today
    assert Group.objects.get(pk=changed.pk).last_confirmed_on == long_ago
    assert not Group.objects.get(pk=draft.pk).live
    assert logged("wagtail.publish") == {str(public.pk)}
