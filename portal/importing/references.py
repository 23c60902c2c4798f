"""Wagtail's index of who refers to whom, for many records at once.

The library keeps it one object at a time, with three queries for each.
"""

from __future__ import annotations

from collections.abc import Sequence

from wagtail.models import ReferenceIndex

from ..models import Record


def index_references(records: Sequence[Record]) -> None:
    """Index what these stored records of one kind refer to, in place of what they did before."""
    model = type(records[0])
    if not ReferenceIndex.is_indexed(model):
        return
    base = model.get_base_content_type()
    keys = [str(record.pk) for record in records]
    ReferenceIndex.objects.filter(base_content_type=base, object_id__in=keys).delete()
    ReferenceIndex.objects.bulk_create(
        ReferenceIndex(
            content_type=base,
            base_content_type=base,
            object_id=str(record.pk),
            to_content_type_id=to_type,
            to_object_id=to_key,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )
        for record in records
        for to_type, to_key, model_path, content_path in sorted(
            set(ReferenceIndex._extract_references_from_object(record))
        )
    )
