"""Where a column's value lives in a record: a field, a related record's code, child rows."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from ..models import ACCESSIBILITY_FIELDS, Record

SPECIAL = {
    "consents": lambda model: hasattr(model, "CONSENTS"),
    "accessibility": lambda model: all(has_field(model, name) for name in ACCESSIBILITY_FIELDS),
}
"""Names that stand for several fields of a model, and how to see whether it has them."""


def has_field(model: type[models.Model], path: str) -> bool:
    """Whether ``path`` names something that records of ``model`` have.

    A path is a field's name, a child relation's name, one of ``SPECIAL``, or
    ``translations.<language>.<field>``.
    """
    if path in SPECIAL:
        return SPECIAL[path](model)
    relation, _dot, rest = path.partition(".")
    try:
        field = model._meta.get_field(relation)
    except FieldDoesNotExist:
        return False
    if not rest:
        return True
    _language, _dot, name = rest.partition(".")
    return bool(name) and name in getattr(field.related_model, "text_fields", ())


def read(record: Record, path: str) -> Any:
    """The record's value at ``path``, in the shape that the column's format reads and writes."""
    if path.startswith("translations."):
        _relation, language, name = path.split(".")
        rows = [row for row in record.translations.all() if row.language == language]
        return getattr(rows[0], name) if rows else ""
    reader = _READERS.get(path)
    if reader:
        return reader(record)
    value = getattr(record, path)
    return value.code if isinstance(value, Record) else value


def read_public(record: Record, path: str) -> Any:
    """As ``read``, without what the public may not see: None for it.

    A contact detail is there with its own consent only, a related record while it is published.
    """
    consent = getattr(record, "CONSENTS", {}).get(path)
    if consent and not getattr(record, consent):
        return None
    if "." not in path and path not in _READERS:
        value = getattr(record, path)
        if isinstance(value, Record):
            return value.code if value.live else None
        return value
    return read(record, path)


def _consents(record: Any) -> list[str]:
    return [field for field, consent in record.CONSENTS.items() if getattr(record, consent)]


def _accessibility(record: Any) -> dict[str, bool]:
    answers = {name: getattr(record, name) for name in ACCESSIBILITY_FIELDS}
    return {name: answer for name, answer in answers.items() if answer is not None}


def _weekday_hours(record: Any) -> list[tuple[Any, ...]]:
    week = "月火水木金土日"
    rows = sorted(record.weekday_hours.all(), key=lambda row: week.index(row.weekday))
    return [(row.weekday, row.opens_at, row.closes_at, row.note) for row in rows]


def _closed_days(record: Any) -> list[tuple[Any, ...]]:
    rows = record.closed_days.all()
    return sorted((row.start_date, row.end_date, row.reason) for row in rows)


_READERS = {
    "consents": _consents,
    "accessibility": _accessibility,
    "weekday_hours": _weekday_hours,
    "closed_days": _closed_days,
}
