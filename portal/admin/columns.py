"""Columns of the record lists that cost no query a row."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.models import Revision

from portal.models import Record
from portal.models.translation import other_languages


def with_schedule(records: QuerySet) -> QuerySet:
    """Annotate whether a revision of each record waits for its day (``waits``)."""
    waiting = Revision.objects.filter(
        object_id=Cast(OuterRef("pk"), CharField(max_length=255)),
        base_content_type__app_label=records.model._meta.app_label,
        base_content_type__model=records.model._meta.model_name,
        approved_go_live_at__isnull=False,
    )
    return records.annotate(waits=Exists(waiting))


def publication(record: Any) -> str | Promise:
    """Where a record (annotated ``with_schedule``) stands between draft and public."""
    if record.waits:
        return _("Public, next version scheduled") if record.live else _("Publication scheduled")
    if record.live:
        return _("Public, with a draft") if record.has_unpublished_changes else _("Public")
    return _("Expired") if record.expired else _("Draft")


class PublicationColumn(StatusTagColumn):
    """Whether a record is public."""

    def __init__(self) -> None:
        super().__init__(
            "publication",
            label=_("Publication"),
            accessor=publication,
            sort_key="live",
            primary=lambda record: record.live,
        )


class TranslationColumn(Column):
    """The state of the texts in one language."""

    def __init__(self, language: str, label: str) -> None:
        super().__init__(f"translation_{language}", label=label)
        self.language = language

    def get_value(self, instance: Record) -> str | Promise:
        return instance.translation_state(self.language).label


def translation_columns() -> list[TranslationColumn]:
    """One column for each language beside the original's."""
    return [TranslationColumn(code, name) for code, name in other_languages()]


class DeskTagsColumn(Column):
    """The desk's tags of a record."""

    def __init__(self) -> None:
        super().__init__("desk_tags", label=_("Desk tags"))

    def get_value(self, instance: Any) -> str:
        return "、".join(sorted(tag.name for tag in instance.desk_tags.all()))


class DayColumn(Column):
    """A date as the standard layouts write it."""

    def get_value(self, instance: Record) -> str:
        value: datetime.date | None = super().get_value(instance)
        return value.isoformat() if value else ""
