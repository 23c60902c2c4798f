"""The kinds of public field a dataset may have: how each is selected and what it looks like.

A field is selected in SQL as one or more columns that need no converter: texts, numbers and flags.
Dates and times leave the database as text already, and a contact without consent as an empty text:
nothing that may not be shown is ever in the hands of a view.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Self

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Cast, Substr
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from portal.models.fields import DELIMITER, CodeListField

Text = str | Promise
Finish = Callable[[Any], Any]


class Kind(models.TextChoices):
    """What a value is, for schemas, file headers and catalogues; the label is for people."""

    TEXT = "text", pgettext_lazy("kind of value", "text")
    URL = "url", pgettext_lazy("kind of value", "web address")
    EMAIL = "email", pgettext_lazy("kind of value", "e-mail address")
    INTEGER = "integer", pgettext_lazy("kind of value", "whole number")
    NUMBER = "number", pgettext_lazy("kind of value", "number")
    BOOLEAN = "boolean", pgettext_lazy("kind of value", "true or false")
    DATE = "date", pgettext_lazy("kind of value", "day")
    TIME = "time", pgettext_lazy("kind of value", "time of day")
    DATETIME = "datetime", pgettext_lazy("kind of value", "moment")
    LIST = "list", pgettext_lazy("kind of value", "list of texts")
    REFERENCE = "reference", pgettext_lazy("kind of value", "another record")
    ROWS = "rows", pgettext_lazy("kind of value", "list of objects")
    TRANSLATIONS = "translations", pgettext_lazy("kind of value", "object by language")


KINDS: tuple[tuple[type[models.Field], Kind], ...] = (
    (CodeListField, Kind.LIST),
    (models.URLField, Kind.URL),
    (models.EmailField, Kind.EMAIL),
    (models.BooleanField, Kind.BOOLEAN),
    (models.DateTimeField, Kind.DATETIME),
    (models.DateField, Kind.DATE),
    (models.TimeField, Kind.TIME),
    (models.FloatField, Kind.NUMBER),
    (models.IntegerField, Kind.INTEGER),
)


def split_list(text: str) -> list[str]:
    """The parts of a ``;`` list, without blanks around them."""
    return [part.strip() for part in text.split(DELIMITER) if part.strip()]


def local_moment(text: str) -> datetime.datetime:
    """A moment as databases write it (UTC, with or without saying so), in the site's time zone."""
    moment = datetime.datetime.fromisoformat(text)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    return aware.astimezone(timezone.get_default_timezone())


FINISHERS: dict[Kind, Finish] = {
    Kind.BOOLEAN: {None: None, 0: False, 1: True}.__getitem__,
    Kind.DATETIME: local_moment,
    Kind.LIST: split_list,
}


@dataclass(frozen=True)
class Field:
    """One public field, read from the model's column of the same name unless ``source`` says else.

    Label, description and kind are the model field's own. ``consent`` names a boolean column: the
    value is public only where it is true. ``unit`` is what a number counts. ``sortable`` fields
    may be named in ``ordering``.
    """

    name: str
    source: str = ""
    unit: Text = ""
    about: Text = ""
    consent: str = ""
    sortable: bool = False
    model: type[models.Model] | None = field(default=None, repr=False, compare=False)

    def bound_to(self, model: type[models.Model]) -> Self:
        """The same field, knowing its model."""
        return replace(self, model=model)

    @property
    def column(self) -> str:
        """The model field it is read from."""
        return self.source or self.name

    @property
    def model_field(self) -> Any:
        """The model's field; FieldDoesNotExist where the declaration is wrong."""
        if self.model is None:
            raise FieldDoesNotExist(f"{self.name} is not bound to a model")
        return self.model._meta.get_field(self.column)

    @property
    def label(self) -> Text:
        """What people call it: the model field's name, in the active language."""
        return self.model_field.verbose_name

    @property
    def description(self) -> Text:
        """What it says, beyond its label."""
        return self.about or self.model_field.help_text

    @property
    def kind(self) -> Kind:
        """What its values are."""
        found = self.model_field
        return next((kind for cls, kind in KINDS if isinstance(found, cls)), Kind.TEXT)

    @property
    def choices(self) -> list[tuple[str, Text]]:
        """Codes and labels, where only these are possible."""
        return list(getattr(self.model_field, "flatchoices", None) or [])

    @property
    def nullable(self) -> bool:
        """Whether an unknown value is ``null`` (texts are empty instead)."""
        return bool(self.model_field.null)

    def problems(self) -> list[str]:
        """What is wrong with the declaration; nothing when the model has what it names."""
        names = [self.column, *([self.consent] if self.consent else [])]
        return [name for name in names if not _has_field(self.model, name)]

    def selection(self) -> list[Any]:
        """The columns to select: expressions for ``values_list``."""
        return [self._expression()]

    def _expression(self) -> Any:
        if self.kind in {Kind.DATE, Kind.DATETIME}:
            return Cast(self.column, CharField())
        if self.kind is Kind.TIME:
            return Substr(Cast(self.column, CharField()), 1, 5)
        if self.consent:
            given = When(**{self.consent: True}, then=F(self.column))
            return Case(given, default=Value(""), output_field=CharField())
        return self.column

    def finisher(self) -> Finish | None:
        """What turns a selected value into a public one, where they differ."""
        return FINISHERS.get(self.kind)


@dataclass(frozen=True)
class TextList(Field):
    """A ``;`` list that the model keeps as text, public as a list."""

    @property
    def kind(self) -> Kind:
        return Kind.LIST


@dataclass(frozen=True)
class Reference(Field):
    """Another record, as its code and name; ``null`` while that record is not public."""

    @property
    def kind(self) -> Kind:
        return Kind.REFERENCE

    @property
    def dataset(self) -> str:
        """The dataset it points into."""
        return self.model_field.related_model.dataset

    def selection(self) -> list[Any]:
        live = {f"{self.column}__live": True}
        return [
            Case(When(**live, then=F(f"{self.column}__{part}")), output_field=CharField())
            for part in ("code", "name")
        ]


def _has_field(model: type[models.Model] | None, name: str) -> bool:
    try:
        return model is not None and bool(model._meta.get_field(name))
    except FieldDoesNotExist:
        return False


NAMES = (
    Field("code", sortable=True),
    Field("name", sortable=True),
    Field("name_kana", sortable=True),
    Field("name_en"),
    Field("alternate_name"),
)
"""With what every dataset begins."""
KEEPER = (Field("localgov_code"), Field("localgov_name"))
"""Which local government keeps the record."""
