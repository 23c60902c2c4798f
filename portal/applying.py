"""How and until when to apply for an event, and whether that is possible at a moment."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Self

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Event
from .wording import brief_day, time_words


@dataclass(frozen=True, slots=True)
class Application:
    """``is_open`` is None where no period is given; ``opens`` and ``closes`` are in words."""

    needed: bool
    is_open: bool | None
    words: str
    opens: str
    closes: str

    @classmethod
    def of(cls, event: Event, now: datetime.datetime) -> Self:
        """What there is to know of an event's application at the aware moment ``now``."""
        opens = _moment(event.application_starts_on, event.application_starts_at, datetime.time())
        last_second = datetime.time(23, 59, 59)
        closes = _moment(event.application_ends_on, event.application_ends_at, last_second)
        is_open, words = None, ""
        if opens or closes:
            is_open = (opens is None or opens <= now) and (closes is None or now <= closes)
            words = _("Applications are closed")
            if is_open:
                words = _("Applications are open")
            elif opens and now < opens:
                words = _("Applications are not open yet")
        method = event.text("application_method")
        return cls(
            needed=bool(method or event.application_url or opens or closes),
            is_open=is_open,
            words=words,
            opens=_words(event.application_starts_on, event.application_starts_at),
            closes=_words(event.application_ends_on, event.application_ends_at),
        )


def _moment(
    day: datetime.date | None, clock: datetime.time | None, otherwise: datetime.time
) -> datetime.datetime | None:
    zone = timezone.get_default_timezone()
    return datetime.datetime.combine(day, clock or otherwise, zone) if day else None


def _words(day: datetime.date | None, clock: datetime.time | None) -> str:
    if day is None:
        return ""
    return " ".join([brief_day(day), *([time_words(clock)] if clock else [])])
