"""Days of the week, by the one-kanji codes that the standard layouts write."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class Weekday(models.TextChoices):
    """月 to 日, in the order of ``date.weekday()``."""

    MONDAY = "月", _("Monday")
    TUESDAY = "火", _("Tuesday")
    WEDNESDAY = "水", _("Wednesday")
    THURSDAY = "木", _("Thursday")
    FRIDAY = "金", _("Friday")
    SATURDAY = "土", _("Saturday")
    SUNDAY = "日", _("Sunday")

    @classmethod
    def of(cls, day: datetime.date) -> Weekday:
        """The weekday of a date."""
        return list(cls)[day.weekday()]
