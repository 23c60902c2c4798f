"""Recurring events: an RFC 5545 rule with an end, and the days that it yields."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from dateutil.rrule import rrule, rrulestr
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_OCCURRENCES = 1000
MAX_YEARS = 10


def _parse(rule: str, start: datetime.date) -> rrule:
    parsed = rrulestr(
        rule, dtstart=datetime.datetime.combine(start, datetime.time()), ignoretz=True
    )
    if not isinstance(parsed, rrule):
        raise ValueError("one RRULE only")
    return parsed


def validate_recurrence(rule: str) -> None:
    """Raise ValidationError unless ``rule`` is one RRULE of days or longer, with COUNT or UNTIL."""
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";"))
    if parts.get("FREQ") not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}:
        raise ValidationError(_("Begin with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY."))
    if "COUNT" not in parts and "UNTIL" not in parts:
        raise ValidationError(_("Give the rule an end with COUNT or UNTIL."))
    try:
        _parse(rule, datetime.date(2000, 1, 1))
    except (ValueError, TypeError, KeyError) as error:
        raise ValidationError(_("This is not a recurrence rule of RFC 5545.")) from error


def excluded(text: str) -> set[datetime.date]:
    """The dates in a ``;`` list; ValueError where one is no ISO date."""
    return {datetime.date.fromisoformat(part.strip()) for part in text.split(";") if part.strip()}


def validate_excluded_dates(text: str) -> None:
    """Raise ValidationError unless ``text`` is a ``;`` list of ISO dates."""
    try:
        excluded(text)
    except ValueError as error:
        raise ValidationError(_("Write dates as YYYY-MM-DD, separated with ;")) from error


def occurrence_spans(
    start: datetime.date, end: datetime.date | None, rule: str = "", left_out: str = ""
) -> Iterator[tuple[datetime.date, datetime.date]]:
    """Yield first and last day of each occurrence, at most ``MAX_OCCURRENCES`` of them."""
    length = (end or start) - start
    if not rule:
        yield start, start + length
        return
    skipped = excluded(left_out)
    last = start.replace(month=12, day=31, year=start.year + MAX_YEARS)
    count = 0
    for moment in _parse(rule, start):
        day = moment.date()
        if day > last or count >= MAX_OCCURRENCES:
            return
        if day not in skipped:
            count += 1
            yield day, day + length
