"""Recurring events: an RFC 5545 rule with an end, and the days that it yields."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import islice

from dateutil.rrule import rrulestr
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_OCCURRENCES = 1000
MAX_YEARS = 10
CALENDAR_YEARS = 400

FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
PARTS = {
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST",
    "BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS",
}  # fmt: skip
NUMBER = re.compile(r"[1-9][0-9]{0,5}")
UNTIL = re.compile(r"[0-9]{8}(T[0-9]{6}Z?)?")


def _parts(rule: str) -> dict[str, str]:
    return dict(part.partition("=")[::2] for part in rule.upper().split(";"))


def _until(value: str) -> datetime.date:
    return datetime.date(int(value[:4]), int(value[4:6]), int(value[6:8]))


def _horizon(start: datetime.date) -> datetime.date:
    return datetime.date(min(start.year + MAX_YEARS, datetime.MAXYEAR), 12, 31)


def _moved(day: datetime.date, years: int) -> datetime.date:
    return day.replace(year=day.year + years)


def rule_days(start: datetime.date, rule: str) -> Iterator[datetime.date]:
    """Yield the days of ``rule`` from ``start`` on, for ``MAX_YEARS`` at the most.

    dateutil looks for a next day up to the year 9999, which takes a rule that has none (30
    February) half a minute. The calendar repeats itself every 400 years, so the rule is expanded
    as late in it as possible. ValueError where the rule is none.
    """
    parts = _parts(rule)
    count = min(int(parts.pop("COUNT", MAX_OCCURRENCES)), MAX_OCCURRENCES)
    last = min(_until(parts["UNTIL"]), _horizon(start)) if "UNTIL" in parts else _horizon(start)
    ahead = (datetime.MAXYEAR - _horizon(start).year) // CALENDAR_YEARS * CALENDAR_YEARS
    parts["UNTIL"] = f"{_moved(last, ahead):%Y%m%d}"
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    midnight = datetime.datetime.combine(_moved(start, ahead), datetime.time())
    moments = rrulestr(text, dtstart=midnight)
    return (_moved(moment.date(), -ahead) for moment in islice(moments, count))


def validate_recurrence(rule: str) -> None:
    """Raise ValidationError unless ``rule`` is one RRULE of days or longer, with COUNT or UNTIL."""
    parts = _parts(rule)
    if parts.get("FREQ") not in FREQUENCIES:
        raise ValidationError(_("Begin with FREQ=DAILY, WEEKLY, MONTHLY or YEARLY."))
    if parts.get("BYDAY") == "":
        raise ValidationError(_("Choose which weekdays of the month it is."))
    if ("COUNT" in parts) == ("UNTIL" in parts):
        raise ValidationError(_("Give the rule an end, with either COUNT or UNTIL."))
    well_formed = (
        parts.keys() <= PARTS
        and len(parts) == rule.count(";") + 1
        and all(NUMBER.fullmatch(parts.get(name, "1")) for name in ("COUNT", "INTERVAL"))
        and UNTIL.fullmatch(parts.get("UNTIL", "20000101"))
    )
    try:
        if not well_formed:
            raise ValueError(rule)
        next(rule_days(datetime.date(2000, 1, 1), rule), None)
    except (ValueError, TypeError, KeyError) as error:
        raise ValidationError(_("This is not a recurrence rule of RFC 5545.")) from error


def validate_recurrence_from(start: datetime.date, rule: str, left_out: str = "") -> None:
    """Raise ValidationError where ``rule`` does not suit an event that begins on ``start``.

    The first occurrence is the event itself (RFC 5545, 3.8.5.3), and the rule must not promise
    more days than are kept.
    """
    days = list(rule_days(start, rule))
    if not days or days[0] != start:
        raise ValidationError(_("The first day of the event is not a day of this rule."))
    if not _is_whole(start, rule, len(days)):
        raise ValidationError(
            _("A rule may give %(days)s days in %(years)s years at the most."),
            params={"days": MAX_OCCURRENCES, "years": MAX_YEARS},
        )
    if set(days) <= excluded(left_out):
        raise ValidationError(_("Every day of the rule is left out."))


def _is_whole(start: datetime.date, rule: str, kept: int) -> bool:
    """Whether the ``kept`` days are all that the rule promises."""
    parts = _parts(rule)
    if "COUNT" in parts:
        return kept == int(parts["COUNT"])
    return kept < MAX_OCCURRENCES and _until(parts["UNTIL"]) <= _horizon(start)


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
    skipped = excluded(left_out) if rule else set()
    for day in rule_days(start, rule) if rule else (start,):
        if day not in skipped:
            yield day, day + length
