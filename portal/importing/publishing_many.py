"""Publishing and withdrawing many records at once, in the same few statements for a batch.

It does what Wagtail does to one record without drafts, schedule and expiry. What follows from a
publication (change log, search) hangs on Wagtail's own signals, which are sent for each record and
answered together. ``post_save`` is not sent.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Model, OuterRef, Subquery, prefetch_related_objects
from django.db.models.functions import Cast
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from wagtail.log_actions import get_active_log_context
from wagtail.log_actions import registry as logs
from wagtail.models import Revision
from wagtail.signals import published, unpublished

from search import sync
from search.admin_search import indexing as desk
from search.gathering import gathered

from .. import admin_index
from ..models import Record
from .lookups import RELATED
from .references import index_references

NOT_WRITTEN = {
    "id", "code", "created_at", "locked", "locked_at", "locked_by",
    "latest_revision", "live_revision",
}  # fmt: skip
"""Columns of a stored record that a publication leaves alone, or that get their value later."""


def foresee_many(records: Sequence[Record]) -> None:
    """Analyse ahead, without locks, the texts of records that will be published.

    What comes of it lasts as long as ``search.foresight.remembering()``.
    """
    _fetch_related(records)
    for record in records:
        record.live = True
        desk.foresee(record)
    sync.foresee(records)


def publish_many(records: Sequence[Record], user: Any) -> list[Revision]:
    """Save and publish these records of one kind as they stand in memory; their new revisions.

    New ones have no primary key yet. The caller holds the lock of the change counter.
    """
    model, now = type(records[0]), timezone.now()
    stored = [record for record in records if record.pk]
    for record in records:
        record.live, record.expired, record.last_published_at = True, False, now
        record.first_published_at = record.first_published_at or now
    _fetch_related(records)
    with gathered():
        model.objects.bulk_create([record for record in records if not record.pk])
        _write_children(records)
        revisions = _create_revisions(records)
        model.objects.bulk_create(
            stored,
            update_conflicts=True,
            unique_fields=["pk"],
            update_fields=[
                field.name for field in model._meta.concrete_fields if field.name not in NOT_WRITTEN
            ],
        )
        _point_to_latest_revisions(records)
        model.saved_in_bulk(records)
        admin_index.index_many(records)
        index_references(records)
        for record, revision in zip(records, revisions, strict=True):
            record.latest_revision = record.live_revision = revision
            published.send(sender=model, instance=record, revision=revision)
        _log(records, "wagtail.publish", user, now, revisions)
    return revisions


def withdraw_many(records: Sequence[Record], user: Any) -> None:
    """Unpublish these public records of one kind; they stay as drafts."""
    model, now = type(records[0]), timezone.now()
    changes = {"live": False, "has_unpublished_changes": True, "live_revision": None}
    keys = [record.pk for record in records]
    with gathered():
        model.objects.filter(pk__in=keys).update(**changes, updated_at=now)
        _revisions(model).filter(
            object_id__in=map(str, keys), approved_go_live_at__isnull=False
        ).update(approved_go_live_at=None)
        for record in records:
            for name, value in changes.items():
                setattr(record, name, value)
            unpublished.send(sender=model, instance=record)
        _log(records, "wagtail.unpublish", user, now, [None] * len(records))


def _fetch_related(records: Sequence[Record]) -> None:
    """Fetch the records, as they are now, whose names these records show."""
    fields = {field.name for field in type(records[0])._meta.concrete_fields}
    names = [name for name in RELATED if name in fields]
    for record in records:
        for name in names:
            record._state.fields_cache.pop(name, None)
    prefetch_related_objects(records, *names, *(f"{name}__translations" for name in names))


def _write_children(records: Sequence[Record]) -> None:
    """Store the child rows that the records hold in memory, and no others."""
    for relation in get_all_child_relations(type(records[0])):
        name, parent = relation.get_accessor_name(), relation.field
        rows: list[Model] = []
        for record in records:
            for row in getattr(record, name).get_object_list():
                setattr(row, parent.name, record)
                rows.append(row)
        _write_rows(relation.related_model, parent, records, rows)


def _write_rows(
    model: type[Model], parent: Any, records: Sequence[Record], rows: list[Model]
) -> None:
    names = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    stored = model._default_manager.filter(**{f"{parent.name}__in": records}).in_bulk()
    model._default_manager.filter(pk__in=stored.keys() - {row.pk for row in rows}).delete()
    different = [
        row
        for row in rows
        if row.pk
        and any(getattr(row, name) != getattr(stored.get(row.pk), name, row) for name in names)
    ]
    model._default_manager.bulk_create([row for row in rows if not row.pk])
    model._default_manager.bulk_create(
        different, update_conflicts=True, unique_fields=["pk"], update_fields=names
    )


def _create_revisions(records: Sequence[Record]) -> list[Revision]:
    now = timezone.now()
    return Revision.objects.bulk_create(
        Revision(
            content_object=record,
            base_content_type=record.get_base_content_type(),
            created_at=now,
            content=record.serializable_data(),
            object_str=str(record),
        )
        for record in records
    )


def _point_to_latest_revisions(records: Sequence[Record]) -> None:
    """Make the revision just made each record's latest and its public one."""
    model = type(records[0])
    latest = (
        _revisions(model)
        .filter(object_id=Cast(OuterRef("pk"), CharField(max_length=255)))
        .order_by("-pk")
        .values("pk")[:1]
    )
    model.objects.filter(pk__in=[record.pk for record in records]).update(
        latest_revision=Subquery(latest), live_revision=Subquery(latest)
    )


def _revisions(model: type[Record]) -> Any:
    return Revision.objects.filter(base_content_type=model.get_base_content_type())


def _log(
    records: Sequence[Record],
    action: str,
    user: Any,
    now: datetime.datetime,
    revisions: Sequence[Revision | None],
) -> None:
    """An entry in each record's history, as ``wagtail.log_actions.log`` would write it."""
    model, context = type(records[0]), get_active_log_context()
    entry = logs.get_log_model_for_model(model)
    content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
    entry.objects.bulk_create(
        entry(
            object_id=str(record.pk),
            content_type=content_type,
            label=str(record),
            action=action,
            timestamp=now,
            user=user or context.user,
            uuid=context.uuid,
            revision=revision,
        )
        for record, revision in zip(records, revisions, strict=True)
    )
