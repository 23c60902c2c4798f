"""What the change log notes: the first publication, changes, withdrawals, and no drafts."""

from __future__ import annotations

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from portal.models import Change, Event, Group, Record
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


def log_of(record: Record) -> list[str]:
    rows = Change.objects.filter(dataset=record.dataset, code=record.code)
    return list(rows.order_by("sequence").values_list("action", flat=True))


def publish(record: Record) -> None:
    type(record).objects.get(pk=record.pk).save_revision().publish()


@pytest.mark.parametrize("factory", [GroupFactory, FacilityFactory, EventFactory])
def test_the_life_of_a_record(factory: type) -> None:
    record = factory(live=False)
    assert log_of(record) == []
    publish(record)
    publish(record)
    type(record).objects.get(pk=record.pk).unpublish()
    publish(record)
    type(record).objects.get(pk=record.pk).delete()
    assert log_of(record) == ["created", "changed", "withdrawn", "created", "withdrawn"]


def test_a_draft_of_a_public_record_is_not_noted() -> None:
    group = GroupFactory()
    group.name = "新しい名前"
    group.save_revision()
    assert log_of(group) == []


def test_deleting_a_draft_is_not_noted() -> None:
    group = GroupFactory(live=False)
    group.delete()
    assert log_of(group) == []


def test_deleting_a_withdrawn_record_is_not_noted_again() -> None:
    group = GroupFactory()
    publish(group)
    Group.objects.get(pk=group.pk).unpublish()
    Group.objects.get(pk=group.pk).delete()
    assert log_of(group) == ["created", "withdrawn"]


def test_deleting_many_at_once_notes_each() -> None:
    groups = [GroupFactory(), GroupFactory()]
    Group.objects.all().delete()
    assert [log_of(group) for group in groups] == [["withdrawn"], ["withdrawn"]]


def test_a_scheduled_publication_counts_when_it_goes_live() -> None:
    event = EventFactory(live=False)
    event.go_live_at = timezone.now() + HOUR
    revision = event.save_revision()
    revision.publish()
    assert log_of(event) == []
    revision.approved_go_live_at = timezone.now() - HOUR
    revision.content["go_live_at"] = (timezone.now() - HOUR).isoformat()
    revision.save()
    call_command("publish_scheduled")
    assert Event.objects.get(pk=event.pk).live
    assert log_of(event) == ["created"]


def test_an_expiry_withdraws() -> None:
    event = EventFactory(live=False)
    publish(event)
    Event.objects.filter(pk=event.pk).update(expire_at=timezone.now() - HOUR)
    call_command("publish_scheduled")
    assert log_of(event) == ["created", "withdrawn"]


def test_scheduling_a_withdrawn_record_is_not_noted() -> None:
    event = EventFactory(live=False)
    publish(event)
    stored = Event.objects.get(pk=event.pk)
    stored.unpublish()
    stored.go_live_at = timezone.now() + HOUR
    stored.save_revision().publish()
    assert log_of(event) == ["created", "withdrawn"]


def test_unpublishing_twice_is_noted_once() -> None:
    group = GroupFactory()
    group.unpublish()
    group.unpublish()
    assert log_of(group) == ["withdrawn"]
