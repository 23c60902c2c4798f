"""Filters of public records: the same in pages, API, files and live blocks, and strict on request.

A filter set only ever narrows a queryset of public records, and no filter looks at a contact: what
may not be shown cannot be guessed at by filtering either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from search.query import matching_keys

from .choosing import AnyOfFilter
from .nearness import NearFilter
from .parameters import Box, BoxField, ISODateField, MomentField, MonthField
from .place import located


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
        inside = Q(_longitude__gte=west) & Q(_longitude__lte=east)
        if west > east:
            inside = Q(_longitude__gte=west) | Q(_longitude__lte=east)
        return located(qs).filter(inside, _latitude__gte=south, _latitude__lte=north)


class DatasetFilterSet(django_filters.FilterSet):
    """The parameters that every dataset has. A trailing ``_`` keeps a name off a Python keyword."""

    search_kind = ""
    """The kind of the dataset's entries in the search index."""

    volatile: tuple[str, ...] = ()
    """Parameters whose answer changes with the clock."""

    q = django_filters.CharFilter(method="search", label=pgettext_lazy("filter", "Words"))
    updated_since = MomentFilter(
        field_name="updated_at", lookup_expr="gte", label=_("Updated since")
    )
    bbox = BoxFilter(label=_("Inside the box (west,south,east,north)"))
    near = NearFilter(label=_("Near a point (latitude,longitude), nearest first"))

    base_filters: dict[str, django_filters.Filter]

    def __init__(self, data: Mapping[str, Any], queryset: QuerySet[Any]) -> None:
        """Hold the filters that ``data`` names; the library would copy all others for nothing."""
        named = {name: found for name, found in self.base_filters.items() if name in data}
        self.base_filters = named
        super().__init__(data, queryset)

    @classmethod
    def get_filters(cls) -> dict[str, django_filters.Filter]:
        return {name.rstrip("_"): found for name, found in super().get_filters().items()}

    def search(self, queryset: QuerySet[Any], _name: str, text: str) -> QuerySet[Any]:
        """Records that the search finds; the index holds public texts only."""
        return queryset.filter(code__in=matching_codes(text, self.search_kind))


def matching_codes(text: str, kind: str) -> list[str]:
    """Codes of the records of a search ``kind`` that hold all the words."""
    return [key.partition(":")[2] for key in matching_keys(text, kind)]


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
            if not isinstance(filters.get(name), AnyOfFilter):
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
