"""Writing one record: a revision, its publication, and an open draft left as it is.

The signals of a publication (change log, search) are Wagtail's own. Locks that editors set keep
other editors away, not the city's own file: an import goes on, and tells who has a draft.
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


def write(record: Record, draft: Revision | None, user: Any) -> Revision:
    """Save and publish the record as it stands in memory; return the revision made.

    A record whose ``expire_at`` has passed is saved without being published, and one whose
    ``go_live_at`` is to come is scheduled. With a ``draft``, the new revision takes its place
    just before it, so that the draft stays the latest.
    """
    expired = record.expire_at is not None and record.expire_at <= timezone.now()
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
    earlier = {"created_at": draft.created_at - datetime.timedelta(microseconds=1)} if draft else {}
    revision = Revision.objects.create(
        content_object=record,
        base_content_type=record.get_base_content_type(),
        content=record.serializable_data(),
        object_str=str(record),
        **earlier,
    )
    if draft is None:
        record.latest_revision = revision
        record.save(update_fields=["latest_revision"])
    return revision
