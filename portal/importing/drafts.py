"""Open drafts: how an import sees that a person is at work on a record."""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Revision

from ..models import ImportedRevision, Record

BOOKKEEPING = {
    "pk",
    "created_at",
    "updated_at",
    "live",
    "live_revision",
    "latest_revision",
    "has_unpublished_changes",
    "first_published_at",
    "last_published_at",
    "expired",
    "locked",
    "locked_at",
    "locked_by",
}
"""What Wagtail keeps about a record, which says nothing about its content."""


def open_draft(record: Record) -> Revision | None:
    """The latest revision when it is a person's draft that the public version does not have.

    A revision that an import made is none, and neither is the former public version of a record
    that was withdrawn since, unless it waits in a workflow.
    """
    if not record.has_unpublished_changes or record.latest_revision is None:
        return None
    revision = record.latest_revision
    if ImportedRevision.objects.filter(revision=revision).exists():
        return None
    if record.first_published_at is None or record.workflow_in_progress:
        return revision
    same = content(revision.content) == content(record.serializable_data())
    return None if same else revision


def content(data: Any) -> Any:
    """Serialised content in comparable form, without keys and bookkeeping."""
    return _bare(json.loads(json.dumps(data, cls=DjangoJSONEncoder)))


def _bare(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _bare(value) for name, value in data.items() if name not in BOOKKEEPING}
    return [_bare(item) for item in data] if isinstance(data, list) else data
