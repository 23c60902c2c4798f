"""Recurrence as a clerk says it: how often, on which days, until when; and days to leave out."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from portal.event_dates import Span
from portal.models.recurrence import (
    occurrence_spans,
    validate_excluded_dates,
    validate_recurrence,
    validate_recurrence_from,
)
from portal.recurrence_pattern import (
    ORDINALS,
    WEEKDAYS,
    Pattern,
    ordinal_words,
    read_pattern,
    recurrence_words,
)

OTHER = "OTHER"
"""A rule of RFC 5545 that the inputs cannot say; it is kept as it is written."""
WORDS_URL = "wagtailsnippets_portal_event:recurrence_words"
SHOWN = 5
"""How many of the next days are told."""
FREQUENCIES = (
    ("", pgettext_lazy("recurrence", "Does not repeat")),
    ("DAILY", pgettext_lazy("recurrence", "Daily")),
    ("WEEKLY", pgettext_lazy("recurrence", "Weekly")),
    ("MONTHLY", pgettext_lazy("recurrence", "Monthly")),
    ("YEARLY", pgettext_lazy("recurrence", "Yearly")),
    (OTHER, pgettext_lazy("recurrence", "Another rule (RFC 5545)")),
)


class RecurrenceWidget(forms.Widget):
    """Inputs ``name-frequency``, ``name-weekdays`` and so on, for one rule of RFC 5545."""

    template_name = "portal/admin/recurrence.html"

    class Media:
        js = [forms.Script("portal/admin/recurrence.js", type="module")]
        css = {"all": ["portal/admin/desk.css"]}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        """The rule that the inputs say; what is no number or day goes into it as it was typed."""
        frequency = _text(data, f"{name}-frequency")
        if frequency in ("", OTHER):
            return _text(data, f"{name}-rule") if frequency else ""
        interval = _text(data, f"{name}-interval")
        parts = [f"FREQ={frequency}", *_days(data, name, frequency), *_end(data, name)]
        if interval not in ("", "1"):
            parts.insert(1, f"INTERVAL={interval}")
        return ";".join(parts)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-frequency" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        rule = value or ""
        pattern = read_pattern(rule)
        frequency = pattern.frequency if pattern else OTHER if rule else ""
        return {
            **super().get_context(name, rule, attrs),
            "rule": rule if frequency == OTHER else "",
            "frequency": frequency,
            "frequencies": FREQUENCIES,
            "pattern": pattern or Pattern("", count=None),
            "weekdays": [(code, day.label) for code, day in WEEKDAYS.items()],
            "ordinals": [(number, ordinal_words(number)) for number in ORDINALS],
            "words_url": reverse(WORDS_URL),
        }


def _text(data: Any, name: str) -> str:
    text: str = data.get(name, "").strip()
    return text


def _days(data: Any, name: str, frequency: str) -> list[str]:
    """The part of the rule that says on which days; empty where it follows the first day."""
    weekdays = data.getlist(f"{name}-weekdays")
    if frequency == "WEEKLY" and weekdays:
        return [f"BYDAY={','.join(weekdays)}"]
    if frequency == "MONTHLY" and _text(data, f"{name}-monthly") == "weekday":
        ordinals = data.getlist(f"{name}-ordinals")
        return [f"BYDAY={','.join(f'{which}{day}' for which in ordinals for day in weekdays)}"]
    if frequency == "MONTHLY" and (day := _text(data, f"{name}-month_day")):
        return [f"BYMONTHDAY={day}"]
    return []


def _end(data: Any, name: str) -> list[str]:
    """The part of the rule that says until when; empty where nothing was chosen."""
    end = _text(data, f"{name}-end")
    value = _text(data, f"{name}-{end}") if end in ("count", "until") else ""
    return [f"{end.upper()}={value.replace('-', '')}"] if value else []


class DatesWidget(forms.Widget):
    """Several days, each with an input of its own; kept as one text, separated with ``;``."""

    template_name = "portal/admin/dates.html"

    class Media:
        js = [forms.Script("portal/admin/dates.js", type="module")]
        css = {"all": ["portal/admin/desk.css"]}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        return ";".join(day.strip() for day in data.getlist(name) if day.strip())

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        days = [day.strip() for day in (value or "").split(";") if day.strip()]
        return {**super().get_context(name, value, attrs), "days": [*days, ""]}


def words_view(request: HttpRequest) -> HttpResponse:
    """A rule as it is being entered, in words with its next days, or what is wrong with it."""
    rule = RecurrenceWidget().value_from_datadict(request.GET, {}, "recurrence")
    left_out = DatesWidget().value_from_datadict(request.GET, {}, "excluded_dates")
    context: dict[str, Any] = {"rule": rule, "words": recurrence_words(rule)}
    try:
        if rule:
            start, end = (_day(request.GET.get(name, "")) for name in ("start_date", "end_date"))
            context["words"] = recurrence_words(rule, start)
            context |= _next_days(start, end, rule, left_out)
    except ValidationError as error:
        context["problems"] = error.messages
    return render(request, "portal/admin/recurrence_words.html", context)


def _day(text: str) -> datetime.date | None:
    return forms.DateField(required=False).clean(text)


def _next_days(
    start: datetime.date | None, end: datetime.date | None, rule: str, left_out: str
) -> dict[str, Any]:
    validate_recurrence(rule)
    validate_excluded_dates(left_out)
    if start is None:
        return {}
    validate_recurrence_from(start, rule, left_out)
    spans = [Span(*span) for span in occurrence_spans(start, end, rule, left_out)]
    coming = [span for span in spans if span.last >= timezone.localdate()]
    return {"count": len(spans), "next": coming[:SHOWN], "all_over": not coming}
