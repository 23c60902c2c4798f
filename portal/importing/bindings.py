"""Where the cells of a table go: one binding for each value of a record that the table holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from ..models import ACCESSIBILITY_FIELDS, Record
from ..standards import Column, fields, formats
from ..standards.choices import choice_list
from ..standards.format import Format


@dataclass(frozen=True)
class Binding:
    """A value of a record: its path, the header people know it by, and how it is written."""

    path: str
    header: str
    converter: Format
    model_field: models.Field[Any, Any] | None

    @property
    def can_be_empty(self) -> bool:
        """Whether an empty cell is a value; otherwise it leaves the record's value alone."""
        field = self.model_field
        return field is None or field.null or field.blank

    def read(self, record: Record) -> Any:
        """The record's present value."""
        return fields.read(record, self.path)

    def write(self, value: Any) -> str:
        """The value as a cell, for people who compare."""
        return self.converter.write(value)


def bind(columns: Iterable[Column], model: type[Record]) -> dict[str, Binding]:
    """The bindings of the columns by path; columns that share a path share the binding."""
    bindings: dict[str, Binding] = {}
    for column in columns:
        if column.field == "accessibility":
            bindings.update(_accessibility(model))
        elif column.field not in bindings:
            field = model_field(model, column.field)
            bindings[column.field] = Binding(column.field, column.header, _converter(column), field)
    return bindings


def model_field(model: type[Record], path: str) -> models.Field[Any, Any] | None:
    """The model field behind a path; None for child rows and sets of fields."""
    if path in fields.SPECIAL:
        return None
    name, _dot, rest = path.partition(".")
    field = model._meta.get_field(name)
    if rest:
        field = field.related_model._meta.get_field(rest.partition(".")[2])  # type: ignore[union-attr]
    return field if isinstance(field, models.Field) else None


def _converter(column: Column) -> Format:
    if column.format in {"prefecture_part", "municipality_part"}:
        return formats.get("text")
    return column.converter


def _accessibility(model: type[Record]) -> dict[str, Binding]:
    labels = choice_list("accessibility").labels
    return {
        name: Binding(name, labels[name], formats.get("yes_no"), model_field(model, name))
        for name in ACCESSIBILITY_FIELDS
    }
