"""The roles and the workflow, on pages: who writes, who publishes, and who may comment and lock."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Task, Workflow, WorkflowContentType

from cms import roles
from portal.models import Event, Facility
from portal.models import Group as CivicGroup
from tests.cms.factories import StandardPageFactory
from tests.forms import form_of
from tests.people import client_of

pytestmark = pytest.mark.django_db


def draft_page() -> Page:
    return StandardPageFactory(live=False, title="下書きのページ")


def filled_in(client: Client, page: Page) -> dict[str, object]:
    _target, data = form_of(client.get(edit_url(page)), "page-edit-form")
    return {**dict(data.lists()), "body-count": "0"}


def edit_url(page: Page) -> str:
    return f"/admin/pages/{page.pk}/edit/"


def test_installing_again_changes_nothing() -> None:
    def everything() -> list[object]:
        return [
            sorted(Group.objects.values_list("name", "permissions__codename")),
            sorted(Group.objects.values_list("name", "page_permissions__permission__codename")),
            Workflow.objects.count(),
            Task.objects.count(),
            WorkflowContentType.objects.count(),
        ]

    before = everything()
    roles.install(apps)
    assert everything() == before


def test_the_stock_roles_and_workflow_are_gone() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in roles.ROLES}
    assert list(Workflow.objects.values_list("name", flat=True)) == [roles.WORKFLOW]


def test_a_stock_group_with_people_in_it_stays() -> None:
    moderators = Group.objects.create(name="Moderators")
    User.objects.create_user("somebody").groups.add(moderators)
    roles.install(apps)
    assert Group.objects.filter(name="Moderators").exists()


def test_one_workflow_for_pages_and_records() -> None:
    types = ContentType.objects.get_for_models(CivicGroup, Facility, Event).values()
    assert {WorkflowContentType.objects.get(pk=kind.pk).workflow.name for kind in types} == {"承認"}
    assert draft_page().get_workflow().name == roles.WORKFLOW


def test_an_editor_submits_a_page_and_an_approver_publishes_it() -> None:
    editor, approver, page = client_of(roles.EDITORS), client_of(roles.APPROVERS), draft_page()
    data = filled_in(editor, page)
    editor.post(edit_url(page), {**data, "action-publish": "1"})
    page.refresh_from_db()
    assert not page.live
    editor.post(edit_url(page), {**data, "action-submit": "1"})
    page.refresh_from_db()
    assert page.workflow_in_progress
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=(page.pk, "approve", state.pk))
    editor.post(url, {"comment": ""})
    page.refresh_from_db()
    assert not page.live
    approver.post(url, {"comment": ""})
    page.refresh_from_db()
    assert page.live


def test_an_approver_unlocks_what_an_editor_has_locked() -> None:
    editor, approver, page = client_of(roles.EDITORS), client_of(roles.APPROVERS), draft_page()
    editor.post(f"/admin/pages/{page.pk}/lock/")
    page.refresh_from_db()
    assert page.locked_by == editor.user
    approver.post(f"/admin/pages/{page.pk}/unlock/")
    page.refresh_from_db()
    assert not page.locked


def test_an_editor_comments_and_the_comment_is_kept() -> None:
    editor, page = client_of(roles.EDITORS), draft_page()
    comment = {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-0-id": "",
        "comments-0-contentpath": "title",
        "comments-0-text": "題名を短くしたいです。",
        "comments-0-position": "",
        "comments-0-resolved": "",
        "comments-0-DELETE": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
    }
    editor.post(edit_url(page), {**filled_in(editor, page), **comment})
    assert page.wagtail_admin_comments.get().text == "題名を短くしたいです。"


@pytest.mark.parametrize("role", [roles.EDITORS, roles.APPROVERS])
def test_both_roles_add_images_documents_and_pages_but_no_users(role: str) -> None:
    client = client_of(role)
    home = Page.objects.filter(depth=2).first()
    for path in ("images/add/", "documents/add/", f"pages/{home.pk}/add_subpage/"):
        assert client.get(f"/admin/{path}").status_code == 200
    for path in ("users/", "groups/", "sites/", "workflows/list/"):
        assert client.get(f"/admin/{path}").status_code in (302, 403, 404)
