"""Records with all that their cards show, in the same few queries however many they are."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db.models import DateField, OuterRef, QuerySet, Subquery
from django.utils.translation import get_language

from .models import Event, Occurrence

RELATED: dict[str, tuple[str, ...]] = {
    "groups": (),
    "facilities": ("weekday_hours", "closed_days"),
    "events": (),
}
TRANSLATIONS: dict[str, tuple[str, ...]] = {
    "groups": ("translations",),
    "facilities": ("translations",),
    "events": ("translations", "venue__translations"),
}


def for_cards(
    records: QuerySet[Any], dataset: str, first_day: datetime.date | None = None
) -> QuerySet[Any]:
    """``records`` of a dataset with what belongs to their cards.

    Events get ``next_date`` and ``next_end_date``, the first occurrence that is not over on
    ``first_day`` (their very first where no day is given), and come in its order, or nearest first
    where they have a distance.
    """
    if dataset == Event.dataset:
        records = _with_next_date(records, first_day).select_related("venue")
        if "distance" not in records.query.annotations:
            records = records.order_by("next_date", "start_time", "code")
    return records.prefetch_related(*RELATED[dataset], *_translations(dataset))


def _translations(dataset: str) -> tuple[str, ...]:
    """The texts in other languages; nobody reads them in the first one."""
    return TRANSLATIONS[dataset] if get_language() != settings.LANGUAGE_CODE else ()


def _with_next_date(records: QuerySet[Any], first_day: datetime.date | None) -> QuerySet[Any]:
    upcoming = Occurrence.objects.filter(event=OuterRef("pk")).order_by("start_date")
    if first_day:
        upcoming = upcoming.filter(end_date__gte=first_day)
    return records.annotate(
        next_date=Subquery(upcoming.values("start_date")[:1], DateField()),
        next_end_date=Subquery(upcoming.values("end_date")[:1], DateField()),
    )
