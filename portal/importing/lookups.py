"""What the database knows about a batch of rows, in a few queries however many they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from wagtail.models import Revision

from ..models import Change, Facility, Group, Record
from ..standards import Layout

RELATED: dict[str, type[Record]] = {"organizer": Group, "venue": Facility}
"""The record models that a column names by code, by the path of the column."""


def records(model: type[Record], layout: Layout, codes: Collection[str]) -> dict[str, Any]:
    """The records of these codes by code, with what a layout reads."""
    found = (
        model.objects.filter(code__in=codes)
        .select_related(*layout.select_related)
        .prefetch_related(*layout.prefetch_related)
    )
    return {record.code: record for record in found}


def scheduled(model: type[Record], present: Iterable[Record]) -> dict[int, Revision]:
    """The revisions approved to go live later, by the primary key of their record."""
    keys = [str(record.pk) for record in present if record.has_unpublished_changes]
    if not keys:
        return {}
    revisions = Revision.objects.filter(
        base_content_type=model.get_base_content_type(),
        object_id__in=keys,
        approved_go_live_at__isnull=False,
    )
    return {int(revision.object_id): revision for revision in revisions}


def used_codes(dataset: str, codes: Collection[str]) -> set[str]:
    """Those of the codes that the change log knows: a record had them."""
    changes = Change.objects.filter(dataset=dataset, code__in=codes)
    return set(changes.values_list("code", flat=True))


def related_keys(paths: Collection[str]) -> dict[str, dict[str, int]]:
    """For each path of ``RELATED`` that the table has: primary keys by code."""
    return {
        path: dict(model.objects.values_list("code", "pk"))
        for path, model in RELATED.items()
        if path in paths
    }
