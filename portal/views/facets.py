"""The choices of a list's filters, each with the number of records it would leave.

A choice is counted under all the other filters. However many facets and choices there are, all of
them cost one query, the yes/no answers of a place together another one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, Q, QuerySet, Value

from portal.kinds import event_kind_name, poi_name
from portal.models import ACCESSIBILITY_FIELDS

from .listing import Listing
from .naming import places_at

SHOWN = 6
"""Choices of a facet that stand open; the others are one step away."""

FACETS = {
    "groups": ("field", "area", "type", "membership_open", "status"),
    "facilities": ("open_now", "kind", "area"),
    "events": ("when", "kind", "area", "status"),
}
"""The parameters whose choices are counted, in the order of the form."""

TOTAL, NEAR = "total", "near"
"""In place of a facet: all records of the list, and the place that it is near."""

DAYS = ("when", "from", "to", "month")
"""Parameters that ask for days: a span is chosen in place of another one."""

IN_ORDER = {"when", "type", "status", "membership_open"}
"""Facets whose choices keep the order of their declaration; others begin with the commonest."""

Numbers = Mapping[str, Counter[str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet."""

    value: str
    label: Any
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A question with counted choices: some to see at once, the ``more`` behind them."""

    name: str
    label: Any
    choices: tuple[Choice, ...]
    more: tuple[Choice, ...] = ()

    @property
    def chosen(self) -> int:
        """How many of its choices are set."""
        return sum(choice.chosen for choice in (*self.choices, *self.more))


def count(listing: Listing, names: Iterable[str]) -> Numbers:
    """For each facet, how many records each of its choices would leave; one query.

    ``TOTAL`` has the number of records on the list, under its own name; ``NEAR`` the name of the
    place that the list begins with.
    """
    filters: Mapping[str, Any] = listing.dataset.filterset_class.base_filters
    parts = [_named(TOTAL, _all(listing.records))]
    for name in names:
        others = listing.besides(*(DAYS if name in DAYS else [name]))
        parts += [_named(name, rows) for rows in filters[name].tallies(others)]
    if NEAR in listing.filters and NEAR not in listing.errors:
        parts.append(_named(NEAR, places_at(listing.filters[NEAR])))
    numbers: dict[str, Counter[str]] = defaultdict(Counter)
    for name, stored, number in parts[0].union(*parts[1:], all=True):
        for code in [stored] if name in (TOTAL, NEAR) else filters[name].codes(stored or ""):
            numbers[name][code] += number
    return numbers


def _all(records: QuerySet[Any]) -> QuerySet[Any]:
    """One row with the number of ``records``."""
    return records.order_by().values(_value=Value(TOTAL, CharField())).annotate(_number=Count("pk"))


def _named(name: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    """``rows`` with the facet that they belong to."""
    return rows.annotate(_facet=Value(name, CharField())).values_list("_facet", "_value", "_number")


def count_answers(listing: Listing) -> dict[str, int]:
    """For each accessibility answer, how many places would be left with a yes; one query."""
    filters: Mapping[str, Any] = listing.dataset.filterset_class.base_filters
    conditions: dict[str, Q] = {}
    wanted: dict[str, Q] = {}
    for name in ACCESSIBILITY_FIELDS:
        conditions[name] = filters[name].condition("yes")
        if name in listing.filters and name not in listing.errors:
            wanted[name] = filters[name].condition(listing.filters[name])
    numbers = {
        f"_{name}": Count("pk", filter=Q(yes, *(q for n, q in wanted.items() if n != name)))
        for name, yes in conditions.items()
    }
    counted = listing.besides(*ACCESSIBILITY_FIELDS).aggregate(**numbers)
    return {name: counted[f"_{name}"] for name in ACCESSIBILITY_FIELDS}


def facet(listing: Listing, name: str, numbers: Counter[str]) -> Facet:
    """A facet with the choices that lead somewhere, and those that are set."""
    found = listing.dataset.filterset_class.base_filters[name]
    labels = {str(code): label for code, label in found.extra.get("choices", ())}
    set_values = listing.filters.getlist(name)
    known = dict.fromkeys([*labels, *numbers, *set_values])
    values = [value for value in known if numbers[value] or value in set_values]
    choices = [
        Choice(
            value,
            labels.get(value) or value_label(listing.dataset.name, name, value),
            numbers[value],
            value in set_values,
        )
        for value in values
    ]
    if name not in IN_ORDER:
        choices = commonest_first(choices)
    return folded(name, found.label, choices)


def commonest_first(choices: Iterable[Choice]) -> list[Choice]:
    """Those that are set, then those that leave most."""
    return sorted(choices, key=lambda c: (not c.chosen, -c.number, str(c.label)))


def folded(name: str, label: Any, choices: Sequence[Choice], shown: int = SHOWN) -> Facet:
    """A facet of which ``shown`` choices stand open, and as many as are set."""
    shown = max(shown, sum(choice.chosen for choice in choices))
    if len(choices) - shown <= 2:  # nobody opens a list for two lines
        shown = len(choices)
    return Facet(name, label, tuple(choices[:shown]), tuple(choices[shown:]))


def value_label(dataset: str, name: str, value: str) -> str:
    """What people call a value that is not one of a fixed list."""
    if name == "kind":
        return poi_name(value) if dataset == "facilities" else event_kind_name(value)
    return value
