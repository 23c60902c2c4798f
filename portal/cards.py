"""Records with all that their cards show, in the same few queries however many they are."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import DateField, OuterRef, QuerySet, Subquery

from .models import Event, Occurrence
from .read_along import with_texts

RELATED: dict[str, tuple[str, ...]] = {
    "groups": (),
    "facilities": ("weekday_hours", "closed_days"),
    "events": (),
}


def for_cards(
    records: QuerySet[Any], dataset: str, first_day: datetime.date | None = None
) -> QuerySet[Any]:
    """``records`` of a dataset with what belongs to their cards.

    Events get ``next_date`` and ``next_end_date``, the first occurrence that is not over on
    ``first_day`` (their very first where no day is given), and come in its order, or nearest first
    where they have a distance.
    """
    records = with_texts(records, own_texts="")
    if dataset == Event.dataset:
        records = with_texts(_with_next_date(records, first_day), venue_texts="venue")
        records = records.select_related("venue")
        if "distance" not in records.query.annotations:
            records = records.order_by("next_date", "start_time", "code")
    return records.prefetch_related(*RELATED[dataset])


def _with_next_date(records: QuerySet[Any], first_day: datetime.date | None) -> QuerySet[Any]:
    upcoming = Occurrence.objects.filter(event=OuterRef("pk")).order_by("start_date")
    if first_day:
        upcoming = upcoming.filter(end_date__gte=first_day)
    return records.annotate(
        next_date=Subquery(upcoming.values("start_date")[:1], DateField()),
        next_end_date=Subquery(upcoming.values("end_date")[:1], DateField()),
    )
