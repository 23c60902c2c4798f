"""Days told from today, so that the demo never looks stale.

``-3d`` in front matter is three days ago; ``{{+14d}}`` inside a text is the day in two weeks,
written as people of the page's language write it.
"""

from __future__ import annotations

import datetime
import re

from django.utils import translation
from django.utils.formats import date_format

RELATIVE = re.compile(r"\A([+-][0-9]{1,4})d\Z")
PLACEHOLDER = re.compile(r"\{\{([+-][0-9]{1,4})d\}\}")
FORMATS = {"ja": "n月j日（D）", "en": "l j F"}
"""Django date formats: 12月31日（木） and Thursday 31 December."""


def relative_day(text: str, today: datetime.date) -> datetime.date:
    """The day that ``-3d`` means; ValueError for any other text."""
    match = RELATIVE.match(text)
    if match is None:
        raise ValueError(text)
    return today + datetime.timedelta(days=int(match[1]))


def fill_days(text: str, today: datetime.date, language: str) -> str:
    """``text`` with every ``{{+14d}}`` written out; no line is added or lost."""
    with translation.override(language):
        return PLACEHOLDER.sub(
            lambda match: date_format(
                today + datetime.timedelta(days=int(match[1])), FORMATS[language]
            ),
            text,
        )
