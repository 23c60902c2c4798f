"""Texts in the reader's language, read in the statement that reads the records."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import get_language


class TextsInLanguage:
    """An attribute that takes a record's texts as a queryset annotates them.

    The record is the one that has the attribute, or the one at ``path`` from there. Its
    ``translations`` are known then, those in the reader's language: nothing else is asked for.
    """

    def __init__(self, path: str = "") -> None:
        self.path = path

    def __set__(self, instance: Any, texts: dict[str, str] | None) -> None:
        record = getattr(instance, self.path) if self.path else instance
        if record is None:
            return
        rows = _rows_of(type(record))
        known = rows._default_manager.none()
        known._result_cache = (
            [rows(record=record, language=get_language(), **texts)] if texts else []
        )
        cache = record.__dict__.setdefault("_prefetched_objects_cache", {})
        cache["translations"] = known


def with_texts(records: QuerySet[Any], **paths: str) -> QuerySet[Any]:
    """``records`` whose texts in the reader's language come along, without a query of their own.

    ``paths`` maps attributes (`TextsInLanguage`) to the way to the record that they are about,
    ``""`` for the record itself. Nothing is read in the city's own language.
    """
    if get_language() in (None, settings.LANGUAGE_CODE):
        return records
    return records.annotate(
        **{name: _texts(_related(records.model, path), path) for name, path in paths.items()}
    )


def _related(model: Any, path: str) -> type[Model]:
    related: type[Model] = model._meta.get_field(path).related_model if path else model
    return related


def _texts(model: type[Model], path: str) -> Subquery:
    rows = _rows_of(model)
    own = rows._default_manager.filter(record=OuterRef(path or "pk"), language=get_language())
    return Subquery(own.values(texts=JSONObject(**{name: name for name in rows.text_fields}))[:1])


def _rows_of(model: type[Model]) -> Any:
    """The model of the rows that hold a record's texts in other languages."""
    return model._meta.get_field("translations").related_model
