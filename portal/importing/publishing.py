"""Writing one record: a revision, its publication, and an open draft left as it is.

What follows from a publication (change log, search) hangs on Wagtail's own signals. Locks that
editors set keep other editors away, not the city's own file: an import goes on, and tells whose
draft it passed by.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.log_actions import log
from wagtail.models import Revision
from wagtail.signals import published

from ..models import Record


class PublishBesideDraft(PublishRevisionAction):
    """Publishes a revision that is older than an open draft; the draft's workflow goes on."""

    def _after_publish(self) -> None:
        published.send(sender=type(self.object), instance=self.object, revision=self.revision)


def write(record: Record, draft: Revision | None, user: Any) -> Revision:
    """Save and publish the record as it stands in memory; return the revision made.

    A record whose ``expire_at`` has passed is saved without being published, and one whose
    ``go_live_at`` is to come is scheduled. With a ``draft``, the new revision takes its place
    just before it, so that the draft stays the latest.
    """
    now = timezone.now()
    expired = record.expire_at is not None and record.expire_at <= now
    scheduled = record.go_live_at is not None and record.go_live_at > now
    plain = draft is None and not (expired or scheduled or record.has_unpublished_changes)
    if record.pk is None:
        record.live = False
        record.save()
    if plain:
        return _publish_plainly(record, user)
    revision = _save_revision(record, draft)
    if expired and not record.live:
        record.expired = True
        record.save()
        return revision
    action = PublishBesideDraft if draft else PublishRevisionAction
    action(revision, user=user).execute(skip_permission_checks=True)
    if draft and draft.approved_go_live_at:
        Revision.objects.filter(pk=draft.pk).update(approved_go_live_at=draft.approved_go_live_at)
    if expired:
        type(record).objects.get(pk=record.pk).unpublish(set_expired=True, user=user)
    return revision


def _publish_plainly(record: Record, user: Any) -> Revision:
    """What Wagtail does to publish a record without drafts, schedule and expiry, in few queries.

    A new record has just been saved; its publication is a second, narrow update.
    """
    is_new = record.first_published_at is None and not record.live
    _load_children(record)
    revision = _create_revision(record)
    record.live, record.expired = True, False
    record.latest_revision = record.live_revision = revision
    record.last_published_at = timezone.now()
    record.first_published_at = record.first_published_at or record.last_published_at
    if is_new:
        names = ("live", "latest_revision", "live_revision", "last_published_at")
        fields = {name: getattr(record, name) for name in (*names, "first_published_at")}
        type(record).objects.filter(pk=record.pk).update(**fields)
    else:
        record.save()
    published.send(sender=type(record), instance=record, revision=revision)
    log(instance=record, action="wagtail.publish", user=user, revision=revision)
    return revision


def _save_revision(record: Record, draft: Revision | None) -> Revision:
    """A revision of the record as it stands in memory: the latest, or just before the draft."""
    if draft:
        earlier = draft.created_at - datetime.timedelta(microseconds=1)
        return _create_revision(record, created_at=earlier)
    revision = _create_revision(record)
    record.latest_revision = revision
    record.has_unpublished_changes = True
    record.save(update_fields=["latest_revision", "has_unpublished_changes"])
    return revision


def _load_children(record: Record) -> None:
    """Hold the child rows in memory, so that the revision and all who listen read them once."""
    for relation in get_all_child_relations(record):
        getattr(record, relation.get_accessor_name()).get_object_list()


def _create_revision(record: Record, **fields: Any) -> Revision:
    return Revision.objects.create(
        content_object=record,
        base_content_type=record.get_base_content_type(),
        content=record.serializable_data(),
        object_str=str(record),
        **fields,
    )
