"""The recurrence rules that people mean, between RFC 5545 and words.

Every so many days, weeks, months or years; weeks on weekdays, months on a day or on the nth
weekdays; until a day or so many times. What RFC 5545 can say beyond that has no pattern.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from .models import Weekday
from .models.recurrence import MAX_OCCURRENCES
from .wording import day_words

WEEKDAYS = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), Weekday, strict=True))
"""RFC 5545's names of the weekdays → ours."""
ORDINALS = (1, 2, 3, 4, 5, -1)
"""Which of a month's Mondays, say; -1 is the last."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One rule; ``ordinals`` with ``weekdays`` are those of a month, alone those of a week."""

    frequency: str
    interval: int = 1
    weekdays: tuple[str, ...] = ()
    ordinals: tuple[int, ...] = ()
    month_day: int | None = None
    until: datetime.date | None = None
    count: int | None = None

    def words(self) -> str:
        """The rule in the active language: "every week on Monday, until 31 March 2027"."""
        when = self._on(_every(self.frequency, self.interval))
        return _("%(when)s, %(end)s") % {"when": when, "end": end} if (end := self._end()) else when

    def starting(self, day: datetime.date) -> Pattern:
        """The same series, with the weekday or the day of the month that its first day gives."""
        if self.weekdays or self.month_day:
            return self
        if self.frequency == "WEEKLY":
            return replace(self, weekdays=(list(WEEKDAYS)[day.weekday()],))
        return replace(self, month_day=day.day) if self.frequency == "MONTHLY" else self

    def _on(self, every: str) -> str:
        if self.month_day:
            return _("%(every)s on day %(day)s") % {"every": every, "day": self.month_day}
        if not self.weekdays:
            return every
        days = _joined(str(WEEKDAYS[name].label) for name in self.weekdays)
        if self.ordinals:
            which = _joined(ordinal_words(number) for number in self.ordinals)
            values = {"every": every, "which": which, "days": days}
            return _("%(every)s on the %(which)s %(days)s") % values
        return _("%(every)s on %(days)s") % {"every": every, "days": days}

    def _end(self) -> str:
        if self.until:
            return _("until %(day)s") % {"day": day_words(self.until)}
        if self.count:
            return ngettext("%(count)s time", "%(count)s times", self.count) % {"count": self.count}
        return ""


def ordinal_words(number: int) -> str:
    """Which one of a month: "first", "last"."""
    return {
        1: pgettext("of a month", "first"),
        2: pgettext("of a month", "second"),
        3: pgettext("of a month", "third"),
        4: pgettext("of a month", "fourth"),
        5: pgettext("of a month", "fifth"),
        -1: pgettext("of a month", "last"),
    }[number]


def _every(frequency: str, interval: int) -> str:
    once, often = {
        "DAILY": (_("every day"), _("every %(count)s days")),
        "WEEKLY": (_("every week"), _("every %(count)s weeks")),
        "MONTHLY": (_("every month"), _("every %(count)s months")),
        "YEARLY": (_("every year"), _("every %(count)s years")),
    }[frequency]
    return once if interval == 1 else often % {"count": interval}


def _joined(words: Iterable[str]) -> str:
    return pgettext("between weekdays", ", ").join(words)


def read_pattern(rule: str) -> Pattern | None:
    """The pattern of an RFC 5545 ``rule``; None where it is empty or says more than a pattern."""
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";"))
    try:
        pattern = Pattern(
            parts.pop("FREQ", ""),
            interval=int(parts.pop("INTERVAL", 1)),
            until=_day(parts.pop("UNTIL", "")),
            count=int(parts.pop("COUNT", 0)) or None,
            month_day=int(parts.pop("BYMONTHDAY", 0)) or None,
            **_by_day(parts.pop("BYDAY", "")),
        )
    except (ValueError, KeyError):
        return None
    parts.pop("WKST", None)
    return pattern if not parts and _is_meant(pattern) else None


def _is_meant(pattern: Pattern) -> bool:
    """Whether the parts belong to the frequency, so that the words tell the whole rule."""
    allowed = {
        "DAILY": (False, False, False),
        "WEEKLY": (True, False, False),
        "MONTHLY": (bool(pattern.ordinals), True, not pattern.ordinals),
        "YEARLY": (False, False, False),
    }.get(pattern.frequency)
    given = (bool(pattern.weekdays), bool(pattern.ordinals), pattern.month_day is not None)
    in_range = 1 <= pattern.interval <= MAX_OCCURRENCES and (pattern.month_day or 1) in range(1, 32)
    return (
        allowed is not None
        and in_range
        and all(may or not has for may, has in zip(allowed, given, strict=True))
    )


def _day(text: str) -> datetime.date | None:
    return datetime.datetime.strptime(text[:8], "%Y%m%d").date() if text else None  # noqa: DTZ007


def _by_day(text: str) -> dict[str, tuple]:
    """BYDAY as weekdays, and ordinals where each of them goes with each weekday."""
    if not text:
        return {}
    days = [(int(day[:-2] or 0), day[-2:]) for day in text.split(",")]
    numbers = [number for number in ORDINALS if number in {number for number, _name in days}]
    names = [name for name in WEEKDAYS if name in {name for _number, name in days}]
    if set(days) != set(product(numbers or [0], names)):
        raise ValueError(text)
    return {"weekdays": tuple(names), "ordinals": tuple(numbers)}


def recurrence_words(rule: str, start: datetime.date | None = None) -> str:
    """A rule, beginning on ``start``, in words where it has a pattern; empty otherwise."""
    pattern = read_pattern(rule) if rule else None
    if pattern and start:
        pattern = pattern.starting(start)
    return pattern.words() if pattern else ""
