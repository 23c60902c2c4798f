"""Checks of what has a beginning and an end: days, times, both together."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

EARLIEST = datetime.date(1868, 1, 1)
LATEST = datetime.date(2199, 12, 31)
MIDNIGHT = datetime.time()
NIGHT_ENDS = datetime.time(6)


def check_days(row: Any, first: str, last: str) -> Iterator[tuple[str, ValidationError]]:
    """Yield (field, error) where the day in ``last`` comes before the one in ``first``.

    Values that are no dates are left to the fields' own checks, here and below.
    """
    start, end = getattr(row, first), getattr(row, last)
    for field, day in ((first, start), (last, end)):
        if isinstance(day, datetime.date) and not EARLIEST <= day <= LATEST:
            yield field, ValidationError(_("Check the year of this date."), code="year")
    if _in_order(start, end, datetime.date) is False:
        yield (
            last,
            ValidationError(
                _("%(last)s is before %(first)s."),
                code="order",
                params={"first": _label(row, first), "last": _label(row, last)},
            ),
        )


def check_times(
    row: Any, first: str, last: str, night_ends: datetime.time = MIDNIGHT
) -> Iterator[tuple[str, ValidationError]]:
    """Yield (field, error) where the time in ``last`` is earlier and after ``night_ends``.

    Up to ``night_ends`` it is taken for a time of the following night; 00:00 ends the day.
    """
    start, end = getattr(row, first), getattr(row, last)
    if _in_order(start, end, datetime.time) is False and end > night_ends:
        yield (
            last,
            ValidationError(
                _("%(last)s is earlier than %(first)s."),
                code="order",
                params={"first": _label(row, first), "last": _label(row, last)},
            ),
        )


def _in_order(start: Any, end: Any, kind: type) -> bool | None:
    if isinstance(start, kind) and isinstance(end, kind):
        return bool(start <= end)  # type: ignore[operator]
    return None


def _label(row: Any, field: str) -> Any:
    return row._meta.get_field(field).verbose_name


def raise_all(errors: Iterator[tuple[str, ValidationError]]) -> None:
    """Raise one ValidationError of all ``errors``, if there are any."""
    found: dict[str, ValidationError] = dict(errors)
    if found:
        raise ValidationError(found)  # type: ignore[arg-type]
