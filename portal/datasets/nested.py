"""Fields that hold rows of their own: hours, closed days, occurrences, translations.

Each costs one query for any number of records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst

from .fields import Field, Kind, Text
from .keyed import KeyedQuery, Row


@dataclass(frozen=True)
class Nested(Field):
    """Rows of a related model; ``source`` or ``name`` is the relation's name."""

    @property
    def related_model(self) -> type[models.Model]:
        return self.model_field.related_model

    @property
    def label(self) -> Text:
        return capfirst(self.related_model._meta.verbose_name_plural or self.name)

    @property
    def description(self) -> Text:
        return self.about

    @property
    def nullable(self) -> bool:
        return False

    @property
    def choices(self) -> list[tuple[str, Text]]:
        return []

    def selection(self) -> list[Any]:
        return []

    def empty(self) -> Any:
        """What a record without rows has."""
        raise NotImplementedError

    def query(self) -> KeyedQuery:
        """Its rows for given records: the record's primary key first, then the columns."""
        raise NotImplementedError

    def collect(self, rows: Iterable[Row]) -> dict[int, Any]:
        """The value for each primary key that has rows."""
        raise NotImplementedError

    def _query(self, columns: list[Any], order: tuple[str, ...]) -> KeyedQuery:
        parent = f"{self.model_field.field.name}_id"
        rows = self.related_model._default_manager.order_by(*order)
        return KeyedQuery(rows, parent, [parent, *columns])


@dataclass(frozen=True)
class Rows(Nested):
    """A list of objects with the fields named in ``parts``."""

    parts: tuple[str, ...] = ()
    order: tuple[str, ...] = ("pk",)

    @property
    def kind(self) -> Kind:
        return Kind.ROWS

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of each object."""
        return tuple(Field(part).bound_to(self.related_model) for part in self.parts)

    def problems(self) -> list[str]:
        wrong = super().problems()
        return wrong or [problem for part in self.fields for problem in part.problems()]

    def empty(self) -> list[Any]:
        return []

    def query(self) -> KeyedQuery:
        columns = [column for part in self.fields for column in part.selection()]
        return self._query(columns, self.order)

    def collect(self, rows: Iterable[Row]) -> dict[int, list[dict[str, Any]]]:
        found: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for key, *values in rows:
            found[key].append(dict(zip(self.parts, values, strict=True)))
        return found


@dataclass(frozen=True)
class Translations(Nested):
    """Texts in other languages: an object by language, with the texts that are translated."""

    @property
    def kind(self) -> Kind:
        return Kind.TRANSLATIONS

    @property
    def fields(self) -> tuple[Field, ...]:
        """The texts that may be translated."""
        texts: tuple[str, ...] = getattr(self.related_model, "text_fields", ())
        return tuple(Field(text).bound_to(self.related_model) for text in texts)

    def empty(self) -> dict[str, Any]:
        return {}

    def query(self) -> KeyedQuery:
        return self._query(["language", *(text.name for text in self.fields)], ("language",))

    def collect(self, rows: Iterable[Row]) -> dict[int, dict[str, dict[str, str]]]:
        names = [text.name for text in self.fields]
        found: dict[int, dict[str, dict[str, str]]] = defaultdict(dict)
        for key, language, *texts in rows:
            pairs = zip(names, texts, strict=True)
            found[key][language] = {name: text for name, text in pairs if text}
        return found
