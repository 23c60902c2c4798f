"""Checked values into a record in memory; saving is somebody else's work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..models import ClosedDays, OpeningHours, Record
from .lookups import RELATED


def assign(record: Record, values: Mapping[str, Any]) -> None:
    """Give the record each value at its path; originals first, then what translates them."""
    for path in sorted(values, key=lambda path: "." in path):
        if path.startswith("translations."):
            _relation, language, name = path.split(".")
            _translate(record, language, name, values[path])
        elif path in RELATED:
            setattr(record, f"{path}_id", values[path])
        elif path in _SETTERS:
            _SETTERS[path](record, values[path])
        else:
            value = values[path]
            setattr(record, path, list(value) if isinstance(value, tuple) else value)
    if "name_en" in values:
        _remember_named(record)


def _remember_named(record: Any) -> None:
    """The name in English, which the record keeps itself, was made from its present name."""
    for row in record.translations.all():
        if row.language == "en" and record.name_en:
            row.source["name"] = record.name


def _translate(record: Any, language: str, name: str, text: str) -> None:
    rows = list(record.translations.all())
    row = next((row for row in rows if row.language == language), None)
    if row is None:
        if not text:
            return
        row = record.translations.model(language=language)
        record.translations.add(row)
    setattr(row, name, text)
    row.source.pop(name, None)
    if text:
        row.source[name] = getattr(record, name)
    if not any(getattr(row, field) for field in row.text_fields):
        record.translations.remove(row)


def _consents(record: Any, fields: list[str]) -> None:
    for field, consent in record.CONSENTS.items():
        setattr(record, consent, field in fields)


def _weekday_hours(record: Any, hours: list[tuple[Any, ...]]) -> None:
    record.weekday_hours.set(
        [
            OpeningHours(weekday=day, opens_at=opens, closes_at=closes, note=note)
            for day, opens, closes, note in hours
        ]
    )


def _closed_days(record: Any, spans: list[tuple[Any, ...]]) -> None:
    record.closed_days.set(
        [
            ClosedDays(start_date=first, end_date=last, reason=reason)
            for first, last, reason in spans
        ]
    )


_SETTERS: dict[str, Callable[[Record, Any], None]] = {
    "consents": _consents,
    "weekday_hours": _weekday_hours,
    "closed_days": _closed_days,
}
