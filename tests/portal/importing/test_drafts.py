"""Open drafts: an import passes them by, keeps them, and tells their editors."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Revision, Workflow, WorkflowTask

from portal.importing.drafts import open_draft
from portal.models import DraftNotice, Facility, ImportedRevision
from tests.portal.factories import FacilityFactory

from .files import Importer

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("hanako", "hanako@example.org", "pw")


def draft(facility: Facility, editor: User, **values: object) -> Revision:
    """Save a draft as the desk does."""
    record = facility.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(record, name, value)
    return record.save_revision(user=editor)


def imported(importing: Importer) -> Facility:
    importing("public_facility", {"電話番号": "1"})
    return Facility.objects.get(code="F1")


def test_a_record_without_changes_has_no_draft(importing: Importer, editor: User) -> None:
    assert open_draft(imported(importing)) is None
    assert open_draft(FacilityFactory()) is None


def test_a_draft_that_says_something_else_is_open(importing: Importer, editor: User) -> None:
    revision = draft(imported(importing), editor, name="中央市民会館")
    assert open_draft(Facility.objects.get()) == revision


def test_the_former_public_version_of_a_withdrawn_record_is_no_draft(
    importing: Importer, editor: User
) -> None:
    facility = imported(importing)
    facility.save_revision(user=editor).publish()
    facility.refresh_from_db()
    facility.unpublish()
    assert facility.has_unpublished_changes
    assert open_draft(facility) is None


def test_a_first_draft_that_was_never_published_is_open(editor: User) -> None:
    facility = FacilityFactory(live=False)
    revision = facility.save_revision(user=editor)
    assert open_draft(facility) == revision


def test_imported_values_go_live_and_the_draft_stays_the_latest(
    importing: Importer, editor: User
) -> None:
    kept = draft(imported(importing), editor, name="中央市民会館")
    report = importing("public_facility", {"電話番号": "2"})
    facility = Facility.published.get()
    assert (facility.phone, facility.name) == ("2", "中央会館")
    assert facility.latest_revision == kept
    assert facility.has_unpublished_changes
    assert facility.get_latest_revision_as_object().name == "中央市民会館"
    assert kept.is_latest_revision()
    assert ImportedRevision.objects.filter(revision=facility.live_revision).exists()
    assert report.kept_drafts == ["F1"]


def test_the_editor_is_told_in_japanese(
    importing: Importer, editor: User, django_capture_on_commit_callbacks: object
) -> None:
    draft(imported(importing), editor, name="中央市民会館")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        importing("public_facility", {"電話番号": "2"})
    facility = Facility.objects.get()
    notice = DraftNotice.objects.current(facility).get()
    assert (notice.editor, notice.draft) == (editor, facility.latest_revision)
    assert notice.differences == [{"column": "電話番号", "before": "1", "after": "2"}]
    (message,) = mail.outbox
    assert message.to == ["hanako@example.org"]
    assert "下書き" in message.subject
    assert "電話番号" in message.body
    assert "中央市民会館" in message.body


def test_a_mail_server_that_is_away_stops_nothing(
    importing: Importer,
    editor: User,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: object,
) -> None:
    def fail(*_args: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("portal.importing.telling.send_mail", fail)
    draft(imported(importing), editor, name="中央市民会館")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert importing("public_facility", {"電話番号": "2"}).applied


def test_a_draft_that_the_file_does_not_touch_is_no_news(importing: Importer, editor: User) -> None:
    draft(imported(importing), editor, name="中央市民会館")
    report = importing("public_facility", {"電話番号": "1"})
    assert report.changes_nothing
    assert not DraftNotice.objects.exists()


def test_notices_of_several_imports_stay_until_a_person_publishes(
    importing: Importer, editor: User
) -> None:
    draft(imported(importing), editor, name="中央市民会館")
    importing("public_facility", {"電話番号": "2"})
    importing("public_facility", {"電話番号": "3"})
    facility = Facility.objects.get()
    assert [n.differences[0]["after"] for n in DraftNotice.objects.current(facility)] == ["3", "2"]
    facility.latest_revision.publish()
    facility = Facility.objects.get()
    assert facility.name == "中央市民会館"
    assert not DraftNotice.objects.current(facility).exists()
    draft(facility, editor, name="また別の名前")
    assert not DraftNotice.objects.current(Facility.objects.get()).exists()


def test_a_withdrawal_keeps_the_draft_and_tells_its_editor(
    importing: Importer, editor: User
) -> None:
    importing("public_facility", {}, {"ID": "F2"})
    kept = draft(Facility.objects.get(code="F2"), editor, name="東市民会館")
    importing("public_facility", {}, withdraw_missing=True)
    facility = Facility.objects.get(code="F2")
    assert (facility.live, facility.latest_revision) == (False, kept)
    assert DraftNotice.objects.current(facility).get().differences == []


def test_a_workflow_on_the_draft_goes_on(importing: Importer, editor: User) -> None:
    workflow = Workflow.objects.create(name="承認の流れ")
    task = GroupApprovalTask.objects.create(name="承認の仕事")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    facility = imported(importing)
    kept = draft(facility, editor, name="中央市民会館")
    facility = Facility.objects.get()
    state = workflow.start(facility, editor)
    importing("public_facility", {"電話番号": "2"})
    state.refresh_from_db()
    assert state.status == "in_progress"
    assert state.current_task_state.revision == kept
    assert Facility.published.get().phone == "2"


def test_an_approved_schedule_of_a_draft_survives(importing: Importer, editor: User) -> None:
    kept = draft(imported(importing), editor, name="中央市民会館")
    later = timezone.now() + datetime.timedelta(days=7)
    Revision.objects.filter(pk=kept.pk).update(approved_go_live_at=later)
    importing("public_facility", {"電話番号": "2"})
    kept.refresh_from_db()
    assert kept.approved_go_live_at == later
    assert Facility.published.get().phone == "2"


def test_a_first_draft_waiting_for_publication_is_kept(importing: Importer, editor: User) -> None:
    facility = FacilityFactory(code="F1", name="下書きの会館", live=False)
    kept = facility.save_revision(user=editor)
    importing("public_facility", {})
    facility = Facility.published.get()
    assert facility.name == "中央会館"
    assert facility.latest_revision == kept
    assert facility.get_latest_revision_as_object().name == "下書きの会館"
