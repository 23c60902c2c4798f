"""Filters of public records: the same in pages, API, files and live blocks, and strict on request.

A filter set only ever narrows a queryset of public records, and no filter looks at a contact: what
may not be shown cannot be guessed at by filtering either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import django_filters
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat, Replace
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from portal.models.fields import DELIMITER, CodeListField
from search.query import matching_keys

from .parameters import Box, BoxField, ISODateField, MomentField, MonthField

ANSWERS = {"yes": True, "no": False, "unknown": None}


class InvalidParameters(ValueError):  # noqa: N818 - part of the package's contract
    """Parameters that cannot be used.

    ``errors`` maps each wrong parameter to its messages, ``allowed`` to what would be right where
    that can be listed.
    """

    def __init__(
        self, errors: Mapping[str, list[str]], allowed: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self.errors = dict(errors)
        self.allowed = {name: tuple(values) for name, values in (allowed or {}).items()}
        super().__init__("; ".join(f"{name}: {' '.join(text)}" for name, text in errors.items()))


class ISODateFilter(django_filters.Filter):
    """A day."""

    field_class = ISODateField


class MomentFilter(django_filters.Filter):
    """A moment."""

    field_class = MomentField


class MonthFilter(django_filters.Filter):
    """A month."""

    field_class = MonthField


class BoxFilter(django_filters.Filter):
    """Records with coordinates inside a box."""

    field_class = BoxField

    def filter(self, qs: QuerySet[Any], value: Box | None) -> QuerySet[Any]:
        if value is None:
            return qs
        west, south, east, north = value
        inside = Q(longitude__gte=west) & Q(longitude__lte=east)
        if west > east:
            inside = Q(longitude__gte=west) | Q(longitude__lte=east)
        return qs.filter(inside, latitude__gte=south, latitude__lte=north)


class ChoiceFilter(django_filters.ChoiceFilter):
    """One of a list of codes."""

    def __init__(self, **kwargs: Any) -> None:
        message = _("%(value)s is not one of the allowed values.")
        super().__init__(error_messages={"invalid_choice": message}, **kwargs)


class AnswerFilter(ChoiceFilter):
    """A yes/no column: ``yes``, ``no`` or ``unknown``."""

    def __init__(self, **kwargs: Any) -> None:
        choices = [("yes", _("Yes")), ("no", _("No")), ("unknown", _("Not known"))]
        super().__init__(choices=choices, **kwargs)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        return qs.filter(**{self.field_name: ANSWERS[value]}) if value in ANSWERS else qs


class CodeListFilter(django_filters.MultipleChoiceFilter):
    """Any of several codes of a ``CodeListField``; the parameter may be repeated."""

    always_filter = False

    def __init__(self, **kwargs: Any) -> None:
        message = _("%(value)s is not one of the allowed values.")
        super().__init__(error_messages={"invalid_choice": message}, **kwargs)

    def filter(self, qs: QuerySet[Any], value: Sequence[str]) -> QuerySet[Any]:
        wanted = Q()
        for code in value:
            wanted |= Q(**{f"{self.field_name}__contains": CodeListField.delimited(code)})
        return qs.filter(wanted)


class ListItemFilter(django_filters.CharFilter):
    """One item of a ``;`` list that is kept as text."""

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        if not value:
            return qs
        edge = Value(DELIMITER)
        packed = Concat(edge, Replace(self.field_name, Value(" "), Value("")), edge)
        item = value.replace(" ", "")
        return qs.alias(_items=packed).filter(_items__contains=CodeListField.delimited(item))


class DatasetFilterSet(django_filters.FilterSet):
    """The parameters that every dataset has. A trailing ``_`` keeps a name off a Python keyword."""

    search_kind = ""
    """The kind of the dataset's entries in the search index."""

    volatile: tuple[str, ...] = ()
    """Parameters whose answer changes with the clock."""

    q = django_filters.CharFilter(method="search", label=_("Words"))
    updated_since = MomentFilter(
        field_name="updated_at", lookup_expr="gte", label=_("Updated since")
    )
    bbox = BoxFilter(label=_("Inside the box (west,south,east,north)"))

    @classmethod
    def get_filters(cls) -> dict[str, django_filters.Filter]:
        return {name.rstrip("_"): found for name, found in super().get_filters().items()}

    def search(self, queryset: QuerySet[Any], _name: str, text: str) -> QuerySet[Any]:
        """Records that the search finds; the index holds public texts only."""
        keys = matching_keys(text, self.search_kind)
        return queryset.filter(code__in=[key.partition(":")[2] for key in keys])


def filtered(
    filterset_class: type[django_filters.FilterSet],
    queryset: QuerySet[Any],
    params: Mapping[str, Any],
    strict: bool = False,
    besides: Sequence[str] = (),
) -> QuerySet[Any]:
    """``queryset`` narrowed by those of ``params`` that are filters; see ``Dataset.filter``."""
    filters = filterset_class.base_filters
    given = _given(params)
    errors: dict[str, list[str]] = {}
    allowed: dict[str, Sequence[str]] = {}
    used = {name: values for name, values in given.items() if name in filters}
    if used:
        filterset = filterset_class(data=MultiValueDict(used), queryset=queryset)
        if filterset.is_valid():
            queryset = filterset.qs
        else:
            errors = {name: [str(t) for t in texts] for name, texts in filterset.errors.items()}
            allowed = {name: allowed_values(filters[name]) for name in errors}
    if strict:
        known = (*filters, *besides)
        for name in (name for name in given if name not in known):
            errors[name], allowed[name] = [str(_("Unknown parameter."))], known
        for name in (n for n, values in given.items() if n in known and len(values) > 1):
            if not isinstance(filters.get(name), CodeListFilter):
                errors[name] = [str(_("Give this parameter once."))]
    if errors:
        raise InvalidParameters(errors, allowed)
    return queryset


def allowed_values(found: django_filters.Filter) -> tuple[str, ...]:
    """The values a parameter may have, where they can be listed."""
    return tuple(str(code) for code, _label in found.extra.get("choices", ()))


def _given(params: Mapping[str, Any]) -> dict[str, list[str]]:
    """Name to values, without empty ones, as a form leaves them."""
    pairs = params.lists() if isinstance(params, MultiValueDict) else _as_lists(params)
    kept = ((name, [value for value in values if value.strip()]) for name, values in pairs)
    return {name: values for name, values in kept if values}


def _as_lists(params: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    return [
        (name, [value] if isinstance(value, str) else [str(item) for item in value])
        for name, value in params.items()
    ]


__all__ = ["DatasetFilterSet", "InvalidParameters", "filtered"]
