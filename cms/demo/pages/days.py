"""Days told from today, so that the demo never looks stale.

``-3d`` in front matter is three days ago; ``11-16`` is the last 16 November, for what names a
season. Inside a text ``{{+14d}}`` is the day in two weeks, ``{{+14w}}`` the first working day from
then on, which is what a deadline needs, and ``{{+14sat}}`` the first Saturday; each is written as
people of the page's language write it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

import jpholiday
from django.utils import translation
from django.utils.formats import date_format

RELATIVE = re.compile(r"\A([+-][0-9]{1,4})d\Z")
OF_THE_YEAR = re.compile(r"\A([0-9]{2})-([0-9]{2})\Z")
PLACEHOLDER = re.compile(r"\{\{([+-][0-9]{1,4})(d|w|sat)\}\}")
FORMATS = {"ja": "n月j日（D）", "en": "l j F"}
"""Django date formats: 12月31日（木） and Thursday 31 December."""

SATURDAY = 5
YEAR_END = {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}
"""The days on which city offices are closed around New Year."""


def is_working_day(day: datetime.date) -> bool:
    """Whether city offices are open."""
    is_closed = (day.month, day.day) in YEAR_END or jpholiday.is_holiday(day)
    return day.weekday() < SATURDAY and not is_closed


ON_OR_AFTER: dict[str, Callable[[datetime.date], bool]] = {
    "d": lambda day: True,
    "w": is_working_day,
    "sat": lambda day: day.weekday() == SATURDAY,
}
"""What kind of day a placeholder means, by its ending."""


def relative_day(text: str, today: datetime.date) -> datetime.date:
    """The day that ``-3d`` or ``11-16`` means; ValueError for any other text."""
    if match := RELATIVE.match(text):
        return today + datetime.timedelta(days=int(match[1]))
    if match := OF_THE_YEAR.match(text):
        day = datetime.date(today.year, int(match[1]), int(match[2]))
        return day if day <= today else day.replace(year=today.year - 1)
    raise ValueError(text)


def fill_days(text: str, today: datetime.date, language: str) -> str:
    """``text`` with every ``{{+14d}}`` written out; no line is added or lost."""

    def written(match: re.Match[str]) -> str:
        day = today + datetime.timedelta(days=int(match[1]))
        while not ON_OR_AFTER[match[2]](day):
            day += datetime.timedelta(days=1)
        return date_format(day, FORMATS[language])

    with translation.override(language):
        return PLACEHOLDER.sub(written, text)
