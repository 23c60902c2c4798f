"""Days of publication, and what Wagtail knows of an imported record."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.models import Event

from .files import Importer

pytestmark = pytest.mark.django_db


def day(days: int) -> str:
    return (timezone.localdate() + datetime.timedelta(days=days)).isoformat()


def test_an_import_stands_in_the_desks_history(importing: Importer, admin_user: object) -> None:
    importing("event", {}, user=admin_user)
    event = Event.objects.get()
    entry = ModelLogEntry.objects.for_instance(event).get()
    assert (entry.action, entry.user, entry.revision) == (
        "wagtail.publish",
        admin_user,
        event.latest_revision,
    )
    assert event.first_published_at == event.last_published_at is not None
    assert event.latest_revision.as_object().name == "花まつり"


def test_a_record_of_tomorrow_is_scheduled_and_again_changes_nothing(importing: Importer) -> None:
    cells = {"掲載開始日": day(1), "場所名称": "公園"}
    assert importing("event", cells).counts["created"] == 1
    event = Event.objects.get()
    assert not event.live
    assert event.scheduled_revision == event.latest_revision
    assert importing("event", cells).changes_nothing
    assert importing("event", {**cells, "場所名称": "会館"}).counts["changed"] == 1
    event = Event.objects.get()
    assert event.scheduled_revision.as_object().venue_name == "会館"


def test_a_live_record_keeps_its_values_until_the_day_comes(importing: Importer) -> None:
    importing("event", {"場所名称": "公園"})
    cells = {"掲載開始日": day(1), "場所名称": "会館"}
    importing("event", cells)
    assert Event.published.get().venue_name == "公園"
    assert importing("event", cells).changes_nothing
    report = importing("event", {"場所名称": "会館"})
    assert report.counts["changed"] == 1
    event = Event.published.get()
    assert (event.venue_name, event.go_live_at, event.scheduled_revision) == ("会館", None, None)


def test_a_new_record_whose_last_day_has_passed_is_kept_but_not_public(
    importing: Importer,
) -> None:
    cells = {"掲載終了日": day(-1)}
    importing("event", cells)
    event = Event.objects.get()
    assert (event.live, event.expired) == (False, True)
    assert importing("event", cells).changes_nothing


def test_a_public_record_whose_last_day_has_passed_is_withdrawn(importing: Importer) -> None:
    importing("event", {})
    cells = {"掲載終了日": day(-1), "概要": "終わりました"}
    importing("event", cells)
    event = Event.objects.get()
    assert (event.live, event.expired, event.summary) == (False, True, "終わりました")
    assert importing("event", cells).changes_nothing
    importing("event", {"掲載終了日": day(1), "概要": "終わりました"})
    event = Event.published.get()
    assert (event.expired, event.summary) == (False, "終わりました")


def test_today_is_still_public(importing: Importer) -> None:
    importing("event", {"掲載開始日": day(0), "掲載終了日": day(0)})
    assert Event.published.exists()
