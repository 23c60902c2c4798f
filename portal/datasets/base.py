"""What a dataset is: one declaration that API, files, schemas and pages follow from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import django_filters
from django.db.models import QuerySet

from portal.models import Record

from .fields import Field, Kind, Text
from .filters import filtered


@dataclass(frozen=True, eq=False)
class Dataset:
    """A published set of records.

    ``fields`` is the allow-list of what is public, in the order of files and objects; ``standards``
    are the layouts of ``portal/standards/`` it can be written in; ``file_name`` is the name the
    standard gives its file. ``parameters`` are the filters, by ``filterset_class``.
    """

    model: type[Record]
    label: Text
    description: Text
    fields: tuple[Field, ...]
    filterset_class: type[django_filters.FilterSet]
    standards: tuple[str, ...] = ()
    file_name: str = ""
    ordering: tuple[str, ...] = ("code",)

    def __post_init__(self) -> None:
        bound = tuple(field.bound_to(self.model) for field in self.fields)
        object.__setattr__(self, "fields", bound)

    @property
    def name(self) -> str:
        """The dataset's part of every address."""
        return self.model.dataset

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    def field(self, name: str) -> Field:
        """The public field of that name; KeyError when there is none."""
        return self._by_name[name]

    @cached_property
    def field_names(self) -> tuple[str, ...]:
        """Names of all public fields."""
        return tuple(self._by_name)

    @cached_property
    def orderings(self) -> tuple[str, ...]:
        """What may be named in ``ordering``: fields, and with ``-`` before them descending."""
        sortable = [field.name for field in self.fields if field.sortable]
        return (*sortable, *(f"-{name}" for name in sortable))

    @cached_property
    def has_geometry(self) -> bool:
        """Whether its records may have a place on the map."""
        return {"latitude", "longitude"} <= self._by_name.keys()

    def public(self) -> QuerySet[Any]:
        """Its public records, in their usual order."""
        return self.model.published.order_by(*self.ordering)

    def filter(
        self,
        params: Mapping[str, Any],
        *,
        strict: bool = False,
        besides: tuple[str, ...] = (),
        within: QuerySet[Any] | None = None,
    ) -> QuerySet[Any]:
        """The public records that match ``params`` (a QueryDict, or a mapping of single values).

        ``within`` are public records already narrowed, where not all of them are meant.
        Raises InvalidParameters where a value is wrong; with ``strict`` also where a parameter
        is given twice or unknown (``besides`` are known, but no filters). Without it, unknown
        parameters are left alone.
        """
        records = self.public() if within is None else within
        return filtered(self.filterset_class, records, params, strict, besides)

    def depends_on_time(self, params: Mapping[str, Any]) -> bool:
        """Whether the clock alone may change which records match."""
        volatile: tuple[str, ...] = getattr(self.filterset_class, "volatile", ())
        return any(name in params for name in volatile)

    def problems(self) -> list[str]:
        """Names in the declaration that the model lacks."""
        return [problem for field in self.fields for problem in field.problems()]


__all__ = ["Dataset", "Field", "Kind"]
