"""Rules that a whole row must keep: days in order, a place that is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..standards import Message
from .problems import Kind

JAPAN = {"latitude": (20.0, 46.0), "longitude": (122.0, 154.0)}
"""Degrees north and east between which all of Japan lies."""

Values = dict[str, Any]
Finding = tuple[Kind, str, Message]
"""What a rule found: refused or repaired, the path of the value, and why."""


def apply_rules(values: Values) -> list[Finding]:
    """What the rules find in a row's values; a repair changes them in place."""
    return [finding for rule in _RULES for finding in rule(values)]


def _in_order(first: str, last: str) -> Callable[[Values], Iterator[Finding]]:
    def rule(values: Values) -> Iterator[Finding]:
        begin, end = values.get(first), values.get(last)
        if begin and end and end < begin:
            text = _("The end is before the beginning.")
            yield Kind.REFUSED, last, Message("order", text)

    return rule


def _place(values: Values) -> Iterator[Finding]:
    if not {"latitude", "longitude"} <= values.keys():
        return
    latitude, longitude = values["latitude"], values["longitude"]
    if latitude is None and longitude is None:
        return
    if latitude is None or longitude is None:
        path = "latitude" if latitude is None else "longitude"
        text = _("Latitude and longitude belong together; one of them is empty.")
        yield Kind.REFUSED, path, Message("place.half", text)
    elif latitude == 0 and longitude == 0:
        text = _("0, 0 lies in the sea off Africa. Leave both cells empty when unknown.")
        yield Kind.REFUSED, "latitude", Message("place.zero", text)
    elif _inside("latitude", longitude) and _inside("longitude", latitude):
        values["latitude"], values["longitude"] = longitude, latitude
        text = _("Latitude and longitude were exchanged; they have been put right.")
        yield Kind.REPAIRED, "latitude", Message("place.exchanged", text)
    else:
        for path in JAPAN:
            if not _inside(path, values[path]):
                yield Kind.REFUSED, path, Message("place.abroad", _("This is not in Japan."))


def _inside(axis: str, degrees: float) -> bool:
    low, high = JAPAN[axis]
    return low <= degrees <= high


_RULES = (
    _in_order("start_date", "end_date"),
    _in_order("application_starts_on", "application_ends_on"),
    _in_order("go_live_at", "expire_at"),
    _place,
)
