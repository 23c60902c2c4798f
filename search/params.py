"""A query in an address, and back: what a form, a link and an API call have in common."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from . import facets
from .engines.base import Sort
from .problems import ParameterError
from .query import Query

SORTS: dict[str, Sort] = {"relevance": "relevance", "newest": "newest"}
LARGEST_OFFSET = 10_000_000
ALL_LANGUAGES = "all"
"""The value of ``locale`` that asks for every language."""


class InvalidParametersError(Exception):
    """Parameters that cannot be used; ``errors`` says which, why, and what is allowed."""

    def __init__(self, errors: list[ParameterError]) -> None:
        super().__init__(f"invalid: {', '.join(error.parameter for error in errors)}")
        self.errors = errors


class Reader:
    """Reads a query from parameters; collects what is wrong with them in ``errors``."""

    def __init__(self, params: QueryDict) -> None:
        self.params = params
        self.errors: list[ParameterError] = []

    def query(self, *, offset: int, limit: int, language: str = "") -> Query:
        """The query, without what could not be read.

        ``language`` is where the reader is at home; ``locale=all`` leaves it.
        """
        filters = {name: values for name in facets.names() if (values := self._values(name))}
        if ALL_LANGUAGES in filters.get("locale", ()):
            del filters["locale"]
            language = ""
        return Query(
            text=self.params.get("q", "").strip(),
            filters=filters,
            date_from=self._date("from"),
            date_to=self._date("to"),
            language=language,
            sort=self._sort(),
            offset=offset,
            limit=limit,
        )

    def number(self, name: str, default: int, lowest: int, highest: int) -> int:
        """The whole number ``name``, else ``default``; both limits are inclusive."""
        text = self.params.get(name, "")
        if not text:
            return default
        if text.isascii() and text.isdigit() and lowest <= int(text[:20]) <= highest:
            return int(text[:20])
        self._refuse(name, _("This is not a whole number in the range."), f"{lowest}–{highest}")
        return default

    def refuse_unknown(self, allowed: Iterable[str]) -> None:
        """Note every parameter that is not in ``allowed``."""
        names = tuple(allowed)
        for name in self.params:
            if name not in names:
                self._refuse(name, _("There is no parameter of this name."), *names)

    def raise_errors(self) -> None:
        """Raise ``InvalidParametersError`` if anything was wrong."""
        if self.errors:
            raise InvalidParametersError(self.errors)

    def _values(self, name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for value in self.params.getlist(name) if value))

    def _date(self, name: str) -> datetime.date | None:
        text = self.params.get(name, "").strip()
        if not text:
            return None
        try:
            date = parse_date(text)
        except ValueError:
            date = None
        if date is None:
            self._refuse(name, _("This is not a date."), "YYYY-MM-DD")
        return date

    def _sort(self) -> Sort:
        name = self.params.get("sort", "")
        if name and name not in SORTS:
            self._refuse("sort", _("Results cannot be sorted in this way."), *SORTS)
        return SORTS.get(name, "relevance")

    def _refuse(self, name: str, detail: Any, *allowed: str) -> None:
        self.errors.append(ParameterError(name, detail, allowed))


def encode(params: Mapping[str, Iterable[str]]) -> str:
    """A query string, without a question mark; empty values are left out."""
    encoded = QueryDict(mutable=True)
    for name, values in params.items():
        if present := [value for value in values if value]:
            encoded.setlist(name, present)
    return encoded.urlencode()


def decode(params: QueryDict) -> dict[str, list[str]]:
    """The search's own parameters in an address, but for the page."""
    names = ("q", *facets.names(), "from", "to", "sort")
    return {name: params.getlist(name) for name in names if any(params.getlist(name))}


def without(params: Mapping[str, list[str]], name: str, value: str | None = None) -> str:
    """The query string that is left when ``name`` goes, or only its ``value``."""
    left = {key: list(values) for key, values in params.items()}
    kept = [other for other in left.pop(name, []) if value is not None and other != value]
    return encode({**left, name: kept})


def with_value(params: Mapping[str, list[str]], name: str, value: str) -> str:
    """The query string when ``name`` also has ``value``."""
    return encode({**params, name: [*params.get(name, []), value]})
