"""What Wagtail's desk offers works for a handbook section: drafts, schedule, history, workflow."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    Comment,
    GroupApprovalTask,
    Page,
    PageSubscription,
    Workflow,
    WorkflowState,
    WorkflowTask,
)
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.models import HandbookSectionPage

from .factories import HandbookPageFactory, HandbookSectionPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(django_user_model: Any) -> AbstractBaseUser:
    """An administrator."""
    return get_user_model().objects.create_superuser("admin", "admin@example.jp", "password")


@pytest.fixture
def desk(client: Client, admin: AbstractBaseUser) -> Client:
    """The desk, logged in."""
    client.force_login(admin)
    return client


@pytest.fixture
def section() -> HandbookSectionPage:
    """A public section with a first revision."""
    page = HandbookSectionPageFactory(parent=HandbookPageFactory(slug="handbook"), title="元の題")
    page.save_revision().publish()
    return HandbookSectionPage.objects.get(pk=page.pk)


def form(**changes: Any) -> dict[str, Any]:
    """The editor's form of a section with one text block."""
    data = {
        "title": "新しい題",
        "slug": "section",
        "summary": "概要",
        "numbered": "on",
        "body": streamfield([("text", rich_text("<p>書いた本文</p>"))]),
        "comments": {
            "TOTAL_FORMS": 0,
            "INITIAL_FORMS": 0,
            "MIN_NUM_FORMS": 0,
            "MAX_NUM_FORMS": "",
        },
    }
    return nested_form_data({**data, **changes})


def test_a_section_is_written_and_published_at_the_desk(desk: Client) -> None:
    edition = HandbookPageFactory(slug="handbook")
    url = reverse("wagtailadmin_pages:add", args=["cms", "handbooksectionpage", edition.pk])
    assert "ハンドブックの章・節" in desk.get(url).content.decode()
    assert desk.post(url, form(**{"action-publish": "1"})).status_code == 302
    html = Client().get("/handbook/section/").content.decode()
    assert "第1章" in html
    assert "書いた本文" in html


def test_only_pages_that_fit_can_be_added_below(desk: Client) -> None:
    edition = HandbookPageFactory()
    url = reverse("wagtailadmin_pages:add", args=["cms", "newspage", edition.pk])
    assert desk.get(url).status_code in (302, 403)


def test_creating_a_page_makes_its_english_alias(desk: Client) -> None:
    edition = HandbookPageFactory(slug="handbook")
    url = reverse("wagtailadmin_pages:add", args=["cms", "handbooksectionpage", edition.pk])
    desk.post(url, form(**{"action-publish": "1"}))
    assert "書いた本文" in Client().get("/en/handbook/section/").content.decode()


def test_a_draft_stays_a_draft_until_published(desk: Client, section: HandbookSectionPage) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[section.pk])
    desk.post(url, form(slug=section.slug))
    assert "元の題" in Client().get(section.get_url()).content.decode()
    section.refresh_from_db()
    assert section.has_unpublished_changes
    desk.post(url, form(slug=section.slug, **{"action-publish": "1"}))
    assert "新しい題" in Client().get(section.get_url()).content.decode()


def test_a_preview_shows_the_draft(desk: Client, section: HandbookSectionPage) -> None:
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[section.pk])
    assert desk.post(url, form(slug=section.slug)).json()["is_valid"]
    html = desk.get(f"{url}?mode=").content.decode()
    assert "新しい題" in html
    assert "第1章" in html


def test_a_section_goes_live_and_expires_on_schedule(section: HandbookSectionPage) -> None:
    now = timezone.now()
    section.unpublish()
    section.go_live_at = now - datetime.timedelta(minutes=1)
    section.title = "予約した題"
    section.save_revision(approved_go_live_at=section.go_live_at)
    assert Client().get(section.get_url()).status_code == 404
    call_command("publish_scheduled")
    assert "予約した題" in Client().get(section.get_url()).content.decode()
    Page.objects.filter(pk=section.pk).update(expire_at=now - datetime.timedelta(seconds=1))
    assert Client().get(section.get_url()).status_code == 410
    call_command("publish_scheduled")
    section.refresh_from_db()
    assert (section.live, section.expired) == (False, True)


def test_history_compares_revisions(desk: Client, section: HandbookSectionPage) -> None:
    first = section.latest_revision
    section.title = "直した題"
    section.save_revision()
    args = [section.pk, first.pk, section.latest_revision.pk]
    html = desk.get(reverse("wagtailadmin_pages:revisions_compare", args=args)).content.decode()
    assert 'class="deletion"' in html
    assert 'class="addition"' in html
    history = reverse("wagtailadmin_pages:history", args=[section.pk])
    assert desk.get(history).status_code == 200


def test_comments_are_kept_with_the_field(
    desk: Client, section: HandbookSectionPage, admin: AbstractBaseUser
) -> None:
    Comment.objects.create(page=section, user=admin, text="ここを短く", contentpath="summary")
    PageSubscription.objects.create(page=section, user=admin, comment_notifications=True)
    html = desk.get(reverse("wagtailadmin_pages:edit", args=[section.pk])).content.decode()
    assert "ここを短く" in html or "\\u3053\\u3053\\u3092\\u77ed\\u304f" in html


def test_a_locked_section_cannot_be_edited_by_others(
    section: HandbookSectionPage, admin: AbstractBaseUser
) -> None:
    other = get_user_model().objects.create_superuser("other", "other@example.jp", "password")
    section.locked, section.locked_by, section.locked_at = True, admin, timezone.now()
    section.save()
    assert section.get_lock().for_user(other)
    client = Client()
    client.force_login(other)
    client.post(
        reverse("wagtailadmin_pages:edit", args=[section.pk]),
        form(slug=section.slug, **{"action-publish": "1"}),
    )
    assert "元の題" in Client().get(section.get_url()).content.decode()


def test_a_workflow_publishes_what_is_approved(
    section: HandbookSectionPage, admin: AbstractBaseUser
) -> None:
    workflow = Workflow.objects.create(name="試し")
    task = GroupApprovalTask.objects.create(name="試しの承認")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    section.title = "承認された題"
    section.save_revision()
    state = workflow.start(section, admin)
    assert "元の題" in Client().get(section.get_url()).content.decode()
    state.current_task_state.approve(user=admin)
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_APPROVED
    assert "承認された題" in Client().get(section.get_url()).content.decode()
