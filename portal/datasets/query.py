"""What a reader asks of a dataset: a filter, an order, some fields, a page; checked as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from .base import Dataset
from .filters import InvalidParameters

CONTROLS = ("fields", "ordering", "limit", "offset")
DEFAULT_LIMIT = 100
MAX_LIMIT = 1000
MAX_OFFSET = 2**31 - 1


@dataclass(frozen=True)
class RecordQuery:
    """A checked question: public records, and which fields and which of them are wanted.

    ``fields`` is empty where all are wanted; ``limit`` is None where no page was asked for.
    """

    queryset: QuerySet[Any]
    fields: tuple[str, ...] = ()
    limit: int | None = None
    offset: int = 0

    @classmethod
    def parse(cls, dataset: Dataset, params: Mapping[str, Any]) -> RecordQuery:
        """Check every parameter; raises InvalidParameters that names each wrong one."""
        errors: dict[str, list[str]] = {}
        allowed: dict[str, tuple[str, ...]] = {}
        fields, wrong = _names(_once(params, "fields"), dataset.field_names)
        if wrong:
            errors["fields"], allowed["fields"] = [wrong], dataset.field_names
        ordering, wrong = _names(_once(params, "ordering"), dataset.orderings)
        if wrong:
            errors["ordering"], allowed["ordering"] = [wrong], dataset.orderings
        numbers = {}
        for name, low, high in (("limit", 1, None), ("offset", 0, MAX_OFFSET)):
            numbers[name], wrong = whole_number(_once(params, name), low, high)
            if wrong:
                errors[name] = [wrong]
        try:
            queryset = dataset.filter(params, strict=True, besides=CONTROLS)
        except InvalidParameters as invalid:
            raise InvalidParameters(errors | invalid.errors, allowed | invalid.allowed) from None
        if errors:
            raise InvalidParameters(errors, allowed)
        return cls(
            queryset=_ordered(dataset, queryset, ordering),
            fields=("code", *fields) if fields else (),
            limit=numbers["limit"],
            offset=numbers["offset"] or 0,
        )

    @classmethod
    def parse_fields(cls, dataset: Dataset, params: Mapping[str, Any]) -> RecordQuery:
        """Check the parameters of a single record: ``fields``, and nothing else."""
        unknown = [name for name in params if name != "fields"]
        if unknown:
            errors = {name: [_("Unknown parameter.")] for name in unknown}
            raise InvalidParameters(errors, dict.fromkeys(unknown, ("fields",)))
        return cls.parse(dataset, params)

    @property
    def page(self) -> QuerySet[Any]:
        """The part of the queryset that ``limit`` and ``offset`` ask for."""
        last = None if self.limit is None else self.offset + self.limit
        return self.queryset[self.offset : last] if last or self.offset else self.queryset


def _once(params: Mapping[str, Any], name: str) -> str:
    """The value of a parameter; empty when it is missing."""
    values = params.getlist(name) if isinstance(params, MultiValueDict) else [params.get(name)]
    return str(values[-1] or "").strip() if values else ""


def _names(text: str, known: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The parts of a comma list, and what is wrong with them."""
    names = tuple(part.strip() for part in text.split(",") if part.strip())
    strangers = [name for name in names if name not in known]
    wrong = _("Not known: %(names)s.") % {"names": ", ".join(strangers)} if strangers else ""
    return names, wrong


def whole_number(text: str, low: int, high: int | None = None) -> tuple[int | None, str]:
    """The number a parameter says (None when it is empty), and what is wrong with it."""
    if not text:
        return None, ""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else -1
    if number < low or (high is not None and number > high):
        return None, _("Write a whole number, %(low)s or more.") % {"low": low}
    return number, ""


def _ordered(dataset: Dataset, queryset: QuerySet[Any], names: tuple[str, ...]) -> QuerySet[Any]:
    if not names:
        return queryset
    terms = []
    for name in names:
        term = F(dataset.field(name.removeprefix("-")).column)
        terms.append(
            term.desc(nulls_last=True) if name.startswith("-") else term.asc(nulls_last=True)
        )
    return queryset.order_by(*terms, "code")
