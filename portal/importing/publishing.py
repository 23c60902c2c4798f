"""Writing one record that is special: it has a draft, is scheduled, or has expired.

What follows from a publication (change log, search) hangs on Wagtail's own signals. Locks that
editors set keep other editors away, not the city's own file: an import goes on, and tells whose
draft it passed by.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Revision
from wagtail.signals import published

from ..models import Record


class PublishBesideDraft(PublishRevisionAction):
    """Publishes a revision that is older than an open draft; the draft's workflow goes on."""

    def _after_publish(self) -> None:
        published.send(sender=type(self.object), instance=self.object, revision=self.revision)


def is_plain(record: Record, draft: Revision | None) -> bool:
    """Whether the record can be published with others, by ``publishing_many``."""
    return draft is None and not (
        has_expired(record) or is_scheduled(record) or record.has_unpublished_changes
    )


def has_expired(record: Record) -> bool:
    """Whether the record's last day has passed."""
    return record.expire_at is not None and record.expire_at <= timezone.now()


def is_scheduled(record: Record) -> bool:
    """Whether the record's first day is to come."""
    return record.go_live_at is not None and record.go_live_at > timezone.now()


def write(record: Record, draft: Revision | None, user: Any) -> Revision:
    """Save and publish the record as it stands in memory; return the revision made.

    A record whose ``expire_at`` has passed is saved without being published, and one whose
    ``go_live_at`` is to come is scheduled. With a ``draft``, the new revision takes its place
    just before it, so that the draft stays the latest.
    """
    expired = has_expired(record)
    if record.pk is None:
        record.live = False
        record.save()
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


def _create_revision(record: Record, **fields: Any) -> Revision:
    return Revision.objects.create(
        content_object=record,
        base_content_type=record.get_base_content_type(),
        content=record.serializable_data(),
        object_str=str(record),
        **fields,
    )
