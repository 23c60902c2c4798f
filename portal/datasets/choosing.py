"""Filters by a choice, one value or several, and how many records each value would leave.

A filter that is ``Counted`` says for any records which value each has; a list shows the numbers
beside its choices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat, Replace
from django.utils.translation import gettext_lazy as _

from portal.models.fields import DELIMITER, CodeListField

ANSWERS = {"yes": True, "no": False, "unknown": None}

NOT_ALLOWED = _("%(value)s is not one of the allowed values.")


class AnyOfField(forms.Field):
    """One or several texts: of ``choices``, or such as ``known`` says yes to, or any."""

    widget = forms.SelectMultiple
    default_error_messages = {"invalid_choice": NOT_ALLOWED}

    def __init__(
        self,
        *,
        choices: Iterable[tuple[str, Any]] = (),
        known: Callable[[str], bool] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        codes = {str(code) for code, _label in choices}
        self._known = known or (codes.__contains__ if codes else None)

    def clean(self, value: Any) -> list[str]:
        texts = [text.strip() for text in value or () if text.strip()]
        for text in texts:
            ProhibitNullCharactersValidator()(text)
            if self._known and not self._known(text):
                message = self.error_messages["invalid_choice"]
                raise ValidationError(message, code="invalid_choice", params={"value": text})
        return texts


class Counted:
    """A filter whose choices can be counted."""

    field_name: str

    def stored(self) -> Any:
        """The expression, a text, that holds a record's value."""
        return Cast(F(self.field_name), CharField())

    def tallies(self, records: QuerySet[Any]) -> list[QuerySet[Any]]:
        """Rows with ``_value`` and ``_number``: how many of ``records`` have each stored value."""
        return [records.order_by().values(_value=self.stored()).annotate(_number=Count("pk"))]

    def codes(self, stored: str) -> list[str]:
        """The choices that one stored value stands for."""
        return [stored] if stored else []


class AnyOfFilter(Counted, django_filters.Filter):
    """Any of several values of a column; the parameter may be repeated."""

    field_class = AnyOfField

    def filter(self, qs: QuerySet[Any], value: Sequence[str]) -> QuerySet[Any]:
        return qs.filter(**{f"{self.field_name}__in": value}) if value else qs


class CodeListFilter(AnyOfFilter):
    """Any of several codes of a ``CodeListField``."""

    def filter(self, qs: QuerySet[Any], value: Sequence[str]) -> QuerySet[Any]:
        wanted = Q()
        for code in value:
            wanted |= Q(**{f"{self.field_name}__contains": CodeListField.delimited(code)})
        return qs.filter(wanted)

    def codes(self, stored: str) -> list[str]:
        return [code for code in stored.split(DELIMITER) if code]


class ListItemFilter(AnyOfFilter):
    """Any of several items of a ``;`` list that is kept as text."""

    def filter(self, qs: QuerySet[Any], value: Sequence[str]) -> QuerySet[Any]:
        if not value:
            return qs
        edge = Value(DELIMITER)
        packed = Concat(edge, Replace(self.field_name, Value(" "), Value("")), edge)
        wanted = Q()
        for item in value:
            wanted |= Q(_items__contains=CodeListField.delimited(item.replace(" ", "")))
        return qs.alias(_items=packed).filter(wanted)

    def codes(self, stored: str) -> list[str]:
        return list(dict.fromkeys(item.strip() for item in stored.split(DELIMITER) if item.strip()))


class ChoiceFilter(Counted, django_filters.ChoiceFilter):
    """One of a list of codes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(error_messages={"invalid_choice": NOT_ALLOWED}, **kwargs)


class AnswerFilter(ChoiceFilter):
    """A yes/no column: ``yes``, ``no`` or ``unknown``."""

    def __init__(self, **kwargs: Any) -> None:
        choices = [("yes", _("Yes")), ("no", _("No")), ("unknown", _("Not known"))]
        super().__init__(choices=choices, **kwargs)

    def condition(self, value: str) -> Q:
        """What holds of the records with this answer."""
        return Q(**{self.field_name: ANSWERS[value]})

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        return qs.filter(self.condition(value)) if value in ANSWERS else qs

    def stored(self) -> Any:
        whens = [When(self.condition(value), then=Value(value)) for value in ("yes", "no")]
        return Case(*whens, default=Value("unknown"), output_field=CharField())
