"""Form fields of filter parameters: text of an address → checked value, with errors that help."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

ISO_DATE = "%Y-%m-%d"
MONTH = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)
SPACE_FOR_PLUS = re.compile(r" (?=[0-9]{2}:?[0-9]{2}\Z)", re.ASCII)


class Box(NamedTuple):
    """A box of WGS84 degrees; ``west`` is greater than ``east`` where it crosses 180°."""

    west: float
    south: float
    east: float
    north: float


class Point(NamedTuple):
    """A place in WGS84 degrees."""

    latitude: float
    longitude: float


class Days(NamedTuple):
    """A span of days, both ends included; None is open."""

    first: datetime.date | None
    last: datetime.date | None


class ISODateField(forms.DateField):
    """``2026-11-03``."""

    default_error_messages = {"invalid": _("Write the date as YYYY-MM-DD.")}
    widget = forms.DateInput(attrs={"type": "date"}, format=ISO_DATE)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=[ISO_DATE], **kwargs)


class MomentField(forms.CharField):
    """A date or a date with time (ISO 8601); without an offset it is local time."""

    default_error_messages = {
        "invalid": _("Write a date or a date with time, like 2026-11-03 or 2026-11-03T09:00+09:00.")
    }

    def clean(self, value: Any) -> datetime.datetime | None:
        # A plus sign that a client did not quote arrives as a space.
        text = SPACE_FOR_PLUS.sub("+", super().clean(value))
        if not text:
            return None
        try:
            moment = parse_datetime(text)
            if moment and timezone.is_naive(moment):
                moment = timezone.make_aware(moment)
            moment = moment and moment.astimezone(datetime.UTC)
        except (ValueError, OverflowError):  # no such moment, or in UTC no such year
            moment = None
        if moment is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return moment


class MonthField(forms.CharField):
    """``2026-11``, as its first and last day."""

    default_error_messages = {"invalid": _("Write the month as YYYY-MM.")}

    def clean(self, value: Any) -> Days | None:
        text = super().clean(value)
        if not text:
            return None
        match = MONTH.fullmatch(text)
        try:
            first = datetime.date(int(match[1]), int(match[2]), 1) if match else None
        except ValueError:
            first = None
        if first is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        last = calendar.monthrange(first.year, first.month)[1]
        return Days(first, first.replace(day=last))


class BoxField(forms.CharField):
    """``west,south,east,north`` in degrees."""

    default_error_messages = {
        "invalid": _("Write four numbers: west,south,east,north in degrees."),
        "range": _("Longitudes are -180 to 180, latitudes -90 to 90, and south is below north."),
    }

    def clean(self, value: Any) -> Box | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            box = Box(*(float(part) for part in text.split(",")))
        except (ValueError, TypeError):
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        west, south, east, north = box
        if not (abs(west) <= 180 and abs(east) <= 180 and -90 <= south <= north <= 90):
            raise ValidationError(self.error_messages["range"], code="range")
        return box


class PointField(forms.CharField):
    """``latitude,longitude`` in degrees, the order in which people and maps write them."""

    default_error_messages = {
        "invalid": _("Write two numbers: latitude,longitude in degrees."),
        "range": _("A latitude is -90 to 90, a longitude -180 to 180."),
    }

    def clean(self, value: Any) -> Point | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            point = Point(*(float(part) for part in text.split(",")))
        except (ValueError, TypeError):
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        if not (abs(point.latitude) <= 90 and abs(point.longitude) <= 180):
            raise ValidationError(self.error_messages["range"], code="range")
        return point
