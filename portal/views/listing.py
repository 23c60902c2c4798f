"""A list of records as its address describes it: filters, order, page, and the same as data."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from portal import datasets
from portal.cards import for_cards
from portal.datasets import Dataset, InvalidParameters
from portal.datasets.occasions import When

PAGE_SIZE = 20


class KnownPaginator(Paginator):
    """Pages of records that have been counted already."""

    def __init__(self, records: QuerySet[Any], total: int) -> None:
        super().__init__(records, PAGE_SIZE)
        self._total = total

    @property
    def count(self) -> int:
        """How many records there are."""
        return self._total


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort: the API's ``ordering`` and how it is called."""

    value: str
    label: str


@dataclass
class Listing:
    """The public records of a dataset that an address asks for.

    ``params`` are the address's parameters. Those that the dataset knows narrow the list;
    ``ordering`` sorts it (in the ``usual`` order when absent, or as cards come), ``page`` turns it,
    others are left alone. ``defaults`` hold where the address says nothing about any of ``unless``.
    """

    dataset: Dataset
    params: QueryDict
    orders: Sequence[Order] = ()
    usual: Sequence[str] = ()
    defaults: Mapping[str, str] = field(default_factory=dict)
    unless: frozenset[str] = frozenset()
    errors: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def filters(self) -> QueryDict:
        """The parameters that narrow the list, defaults included, empty ones left out."""
        known = self.dataset.filterset_class.base_filters
        kept = QueryDict(mutable=True)
        for name, values in self.params.lists():
            given = [value for value in values if value.strip()]
            if name in known and given:
                kept.setlist(name, given)
        if not self.unless & kept.keys():
            for name, value in self.defaults.items():
                kept[name] = value
        return kept

    @cached_property
    def ordering(self) -> str:
        """The order asked for, or an empty text for the usual one."""
        value = self.params.get("ordering", "")
        if value in ("", *self.dataset.orderings):
            return value
        self.errors["ordering"] = [_("The list cannot be sorted by this.")]
        return ""

    @cached_property
    def records(self) -> QuerySet[Any]:
        """The records; none when a parameter is wrong, and ``errors`` says which."""
        try:
            return self._narrowed(self.filters)
        except InvalidParameters:
            self.errors.update(self._problems())
            return self.dataset.public().none()

    @property
    def cards(self) -> QuerySet[Any]:
        """The records in order, with all that their cards show."""
        return self.as_cards(self.records)

    def as_cards(self, records: QuerySet[Any]) -> QuerySet[Any]:
        """``records`` in the order of this list, with all that their cards show."""
        cards = for_cards(records, self.dataset.name, self.first_day)
        if self.ordering:
            return cards.order_by(self.ordering, "code")
        return cards if self.is_near or not self.usual else cards.order_by(*self.usual)

    def _problems(self) -> dict[str, list[str]]:
        """What is wrong with the filters, all of them looked at together."""
        try:
            self.dataset.filter(self.filters)
        except InvalidParameters as error:
            return error.errors
        return {}

    @property
    def is_near(self) -> bool:
        """Whether the list begins with what is nearest to a point."""
        return "near" in self.filters and not self.ordering

    def besides(self, *names: str) -> QuerySet[Any]:
        """The records under the filters but those of ``names`` and the wrong ones."""
        kept = self.filters.copy()
        for name in {*names, *self.errors} & kept.keys():
            del kept[name]
        return self._narrowed(kept).order_by()

    def _narrowed(self, params: QueryDict) -> QuerySet[Any]:
        """The records of ``params``, of which the words are looked for once."""
        rest = params.copy()
        if rest.pop("q", None):
            return self.dataset.filter(rest, within=self._found)
        return self.dataset.filter(rest)

    @cached_property
    def _found(self) -> QuerySet[Any]:
        """The records that hold the words."""
        return self.dataset.filter({"q": self.filters["q"]})

    @property
    def first_day(self) -> datetime.date | None:
        """The first day that the list shows, if it has one."""
        month = self.filters.get("month", "")
        days: list[datetime.date | None] = []
        when = self.filters.get("when", "")
        if when in When.values:
            days.append(When(when).days(timezone.localdate()).first)
        for text in (self.filters.get("from", ""), f"{month}-01" if month else ""):
            try:
                days.append(parse_date(text))
            except ValueError:
                continue
        return max((day for day in days if day), default=None)

    def page(self, records: QuerySet[Any], total: int) -> Page[Any]:
        """The page asked for of ``total`` records; the nearest one when there is no such page."""
        return KnownPaginator(records, total).get_page(self.params.get("page"))

    def address(self, **changes: str | None) -> str:
        """The query of this list with some parameters set, or removed by None; from page one."""
        query = self.params.copy()
        for name in ("page", *changes):
            query.pop(name, None)
        for name, value in changes.items():
            if value is not None:
                query[name] = value
        for name in [name for name, value in query.items() if not value]:
            del query[name]
        return f"?{query.urlencode()}"

    def without(self, name: str, value: str) -> str:
        """The query of this list without one value of a filter."""
        query = self.params.copy()
        query.pop("page", None)
        kept = [other for other in query.getlist(name) if other and other != value]
        query.setlist(name, kept)
        return f"?{query.urlencode()}"

    @property
    def query(self) -> str:
        """The query of this list's first page, or an empty text."""
        query = self.address()
        return query if query != "?" else ""

    @property
    def data_query(self) -> str:
        """The query that gives the same records as data, with "?", or an empty text."""
        query = self.filters.copy()
        if self.ordering:
            query["ordering"] = self.ordering
        return f"?{query.urlencode()}" if query else ""


def event_listing(params: QueryDict, today: datetime.date) -> Listing:
    """Events from today on, unless the address names days."""
    return Listing(
        datasets.get("events"),
        params,
        orders=(
            Order("", _("By date")),
            Order("name_kana", _("By name")),
            Order("-updated_at", _("Latest update first")),
        ),
        defaults={"from": today.isoformat()},
        unless=frozenset({"from", "to", "month", "when"}),
    )


def record_listing(name: str, params: QueryDict) -> Listing:
    """Groups or facilities."""
    return Listing(
        datasets.get(name),
        params,
        orders=(
            Order("", _("By name")),
            Order("-updated_at", _("Latest update first")),
            Order("code", _("By ID")),
        ),
        usual=("name_kana", "code"),
    )
