"""The days that people ask events for: today, this weekend, a span, a month."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, QuerySet, TextChoices, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.models import Occurrence

from .choosing import ChoiceFilter
from .parameters import Days


class When(TextChoices):
    """Spans that begin today, by what people call them; a week ends on Sunday."""

    TODAY = "today", _("Today")
    WEEKEND = "weekend", _("This weekend")
    WEEK = "week", _("This week")
    MONTH = "month", _("This month")

    def days(self, today: datetime.date) -> Days:
        """First and last day, none of them before ``today``."""
        sunday = today + datetime.timedelta(days=6 - today.weekday())
        if self is When.TODAY:
            return Days(today, today)
        if self is When.WEEKEND:
            return Days(max(today, sunday - datetime.timedelta(days=1)), sunday)
        if self is When.WEEK:
            return Days(today, sunday)
        last = calendar.monthrange(today.year, today.month)[1]
        return Days(today, today.replace(day=last))


class WhenFilter(ChoiceFilter):
    """One of the spans that begin today."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=When.choices, **kwargs)

    def tallies(self, records: QuerySet[Any]) -> list[QuerySet[Any]]:
        today = timezone.localdate()
        return [
            taking_place(records, when.days(today))
            .order_by()
            .values(_value=Value(when.value, CharField()))
            .annotate(_number=Count("pk"))
            for when in When
        ]


def common_days(asked: Mapping[str, Any]) -> Days:
    """The days that ``when``, ``from``, ``to`` and ``month`` have in common."""
    spans = [Days(asked.get("from"), asked.get("to")), asked.get("month") or Days(None, None)]
    if asked.get("when"):
        spans.append(When(asked["when"]).days(timezone.localdate()))
    return Days(
        max((span.first for span in spans if span.first), default=None),
        min((span.last for span in spans if span.last), default=None),
    )


def taking_place(events: QuerySet[Any], days: Days) -> QuerySet[Any]:
    """Events with an occurrence in these days; none where the days end before they begin."""
    if days.first and days.last and days.last < days.first:
        return events.none()
    occurrences = Occurrence.objects.filter(event=OuterRef("pk"))
    if days.first:
        occurrences = occurrences.filter(end_date__gte=days.first)
    if days.last:
        occurrences = occurrences.filter(start_date__lte=days.last)
    return events.filter(Exists(occurrences)) if days.first or days.last else events
