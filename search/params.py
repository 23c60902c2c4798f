"""A query in an address, and back: what a form, a link and an API call have in common."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from . import facets
from .documents import Point
from .engines.base import Sort
from .problems import ParameterError
from .query import Query

SORTS: tuple[Sort, ...] = get_args(Sort)
LARGEST_OFFSET = 10_000_000
ALL_LANGUAGES = "all"
"""The value of ``locale`` that asks for every language."""


NEAR_FORM = "latitude,longitude"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_POINT = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]{1,12})?),\s*(-?[0-9]{1,3}(?:\.[0-9]{1,12})?)")


def names() -> tuple[str, ...]:
    """The names of all parameters of a search, but for the place of a page."""
    return ("q", *facets.names(), "from", "to", "past", "sort", "near")


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
        if ALL_LANGUAGES in self.params.getlist("locale"):
            language = ""
        date_from, date_to = self._dates()
        return Query(
            text=_CONTROLS.sub(" ", self.params.get("q", "")).strip(),
            filters=self._filters(),
            date_from=date_from,
            date_to=date_to,
            past=self._past(),
            language=language,
            sort=self._sort(),
            point=self._point(),
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

    def choice(self, name: str, choices: Iterable[str], default: str) -> str:
        """The value of ``name``, which must be one of ``choices``, else ``default``."""
        value, allowed = self.params.get(name, ""), tuple(choices)
        if not value or value in allowed:
            return value or default
        self._refuse(name, _("There is no such value."), *allowed)
        return default

    def refuse_unknown(self, *more: str) -> None:
        """Note every parameter that is neither of a search nor one of ``more``."""
        self.refuse_others(*names(), *more)

    def refuse_others(self, *allowed: str) -> None:
        """Note every parameter that is not in ``allowed``."""
        for name in self.params:
            if name not in allowed:
                self._refuse(name, _("There is no parameter of this name."), *allowed)

    def raise_errors(self) -> None:
        """Raise ``InvalidParametersError`` if anything was wrong."""
        if self.errors:
            raise InvalidParametersError(self.errors)

    def _filters(self) -> dict[str, tuple[str, ...]]:
        """The chosen values of each facet; ``locale=all`` chooses none."""
        filters = {facet.name: self._values(facet) for facet in facets.registered()}
        if ALL_LANGUAGES in self.params.getlist("locale"):
            del filters["locale"]
        return {name: values for name, values in filters.items() if values}

    def _values(self, facet: facets.Facet) -> tuple[str, ...]:
        values = dict.fromkeys(value for value in self.params.getlist(facet.name) if value)
        if facet.name == "locale":
            values.pop(ALL_LANGUAGES, None)
        right = tuple(value for value in values if facet.accepts(value))
        if len(right) < len(values):
            allowed = ("YYYY-MM",) if facet.monthly else facet.choices
            self._refuse(facet.name, _("There is no such value."), *allowed)
        return right

    def _dates(self) -> tuple[datetime.date | None, datetime.date | None]:
        first, last = self._date("from"), self._date("to")
        if first and last and last < first:
            self._refuse("to", _("This day is before the first one."), f"{first}–")
            last = None
        return first, last

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

    def _past(self) -> bool:
        """Whether what is over is wanted too."""
        text = self.params.get("past", "")
        if text not in ("", "0", "1"):
            self._refuse("past", _("This is neither yes nor no."), "0", "1")
        return text == "1"

    def _sort(self) -> Sort:
        name = self.params.get("sort", "")
        for sort in SORTS:
            if name == sort and (sort != "distance" or self.params.get("near")):
                return sort
        if name == "distance":
            self._refuse("near", _("A place is needed to sort by distance."), NEAR_FORM)
        elif name:
            self._refuse("sort", _("Results cannot be sorted in this way."), *SORTS)
        return "relevance"

    def _point(self) -> Point | None:
        """The place that distances are from: ``near=35.6,139.7``."""
        text = self.params.get("near", "").strip()
        if not text:
            return None
        match = _POINT.fullmatch(text)
        if match:
            latitude, longitude = map(float, match.groups())
            if abs(latitude) <= 90 and abs(longitude) <= 180:
                return Point(latitude, longitude)
        self._refuse("near", _("This is not a place on the map."), NEAR_FORM)
        return None

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
    return {name: params.getlist(name) for name in names() if any(params.getlist(name))}


def without(params: Mapping[str, list[str]], name: str, value: str | None = None) -> str:
    """The query string that is left when ``name`` goes, or only its ``value``."""
    left = {key: list(values) for key, values in params.items()}
    kept = [other for other in left.pop(name, []) if value is not None and other != value]
    return encode({**left, name: kept})


def with_value(params: Mapping[str, list[str]], name: str, value: str) -> str:
    """The query string when ``name`` also has ``value``."""
    return encode({**params, name: [*params.get(name, []), value]})
