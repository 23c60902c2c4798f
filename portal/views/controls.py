"""The filter form of a list, and the filters that are set, each with the way to remove it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.models import ACCESSIBILITY_FIELDS, Facility, Group
from portal.wording import day_words

from . import facets
from .facets import FACETS, Facet
from .listing import Listing
from .naming import record_name

LABELS = {
    ("facilities", "kind"): gettext_lazy("Kind of facility"),
    ("facilities", "near"): gettext_lazy("Near"),
    ("groups", "near"): gettext_lazy("Near"),
    ("events", "near"): gettext_lazy("Near"),
    ("groups", "membership_open"): gettext_lazy("New members"),
}
"""What a parameter is called here, where people need another word than developers."""

ANSWERED_WITH_YES = ("membership_open", "open_now")
"""Facets that are asked by one box."""

YES = ("yes", "true")

FIRST_ANSWERS = (
    "wheelchair_accessible",
    "accessible_toilet",
    "step_free",
    "priority_parking",
    "nursing_room",
    "assistance_dogs",
)
"""The accessibility answers most asked for; the others are one step away."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box to tick: the parameter, what it asks, its value, and how many records it leaves."""

    name: str
    label: Any
    value: str
    number: int
    checked: bool


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter that is set: what it says, and the address of the list without it.

    One that is answered with yes says all by its name, as ``value``; it has no label.
    """

    label: Any
    value: Any
    remove: str

    @property
    def words(self) -> str:
        """Label and value together."""
        if not self.label:
            return str(self.value)
        return _("%(label)s: %(value)s") % {"label": self.label, "value": self.value}


class FilterForm:
    """The form of one listing, ``without`` some of its questions.

    Costs a query for the total and all facets, and another one for the answers about accessibility.
    """

    def __init__(self, listing: Listing, without: Sequence[str] = ()) -> None:
        self.listing = listing
        listing.records  # noqa: B018 - finds out what is wrong with the address
        self._filters = listing.dataset.filterset_class.base_filters
        self._asked = [name for name in FACETS[listing.dataset.name] if name not in without]
        self._without = {*without}
        self.with_days = listing.dataset.name == "events" and "from" not in without

    @cached_property
    def _numbers(self) -> facets.Numbers:
        return facets.count(self.listing, self._asked)

    @property
    def total(self) -> int:
        """How many records are on the list."""
        return self._numbers[facets.TOTAL][facets.TOTAL]

    @cached_property
    def facets(self) -> list[Facet]:
        """The questions with several choices; one that has no choice is not asked."""
        names = [name for name in self._asked if name not in (*ANSWERED_WITH_YES, "when")]
        found = [facets.facet(self.listing, name, self._numbers[name]) for name in names]
        return [self._relabelled(facet) for facet in found if facet.choices or facet.more]

    @cached_property
    def spans(self) -> Facet | None:
        """The spans of days that begin today, for events."""
        if "when" not in self._asked:
            return None
        found = self._filters["when"]
        numbers, now = self._numbers["when"], self.listing.filters.get("when")
        choices = found.extra["choices"]
        return Facet(
            "when",
            found.label,
            tuple(facets.Choice(v, label, numbers[v], v == now) for v, label in choices),
        )

    @cached_property
    def boxes(self) -> list[Box]:
        """Questions that a tick answers."""
        return [
            self._box(name, value, self._numbers[name][value])
            for name in ANSWERED_WITH_YES
            if name in self._asked
            for value in ("true" if name == "open_now" else "yes",)
        ]

    @cached_property
    def accessibility(self) -> list[Box]:
        """One box a facility must tick, for each of the seventeen answers."""
        if self.listing.dataset.name != "facilities":
            return []
        numbers = facets.count_answers(self.listing)
        first = [name for name in ACCESSIBILITY_FIELDS if name in FIRST_ANSWERS]
        rest = [name for name in ACCESSIBILITY_FIELDS if name not in FIRST_ANSWERS]
        return [self._box(name, "yes", numbers[name]) for name in (*first, *rest)]

    @cached_property
    def hidden(self) -> list[tuple[str, str]]:
        """What the address says beyond the form, to be kept when it is sent."""
        asked = {"q", "from", "to", *self._without, *self._asked} - {"when"}
        if self.listing.dataset.name == "facilities":
            asked |= {*ACCESSIBILITY_FIELDS}
        kept = [
            (name, value)
            for name, values in self.listing.params.lists()
            for value in values
            if value and name not in asked and (name in self._filters or name == "view")
        ]
        order = self.listing.ordering
        return [*kept, *([("ordering", order)] if order else [])]

    @cached_property
    def active(self) -> list[ActiveFilter]:
        """The filters that the address sets, one for each value."""
        return [
            self._active(name, value)
            for name, values in self.listing.filters.lists()
            if name in self.listing.params and name not in self._without
            for value in values
        ]

    def _active(self, name: str, value: str) -> ActiveFilter:
        remove = self.listing.without(name, value)
        if value in YES and name not in self.listing.errors and name in self._answers:
            return ActiveFilter("", self._label(name), remove)
        return ActiveFilter(self._label(name), self._value_label(name, value), remove)

    @cached_property
    def _answers(self) -> set[str]:
        """Parameters that a yes answers."""
        if self.listing.dataset.name == "facilities":
            return {*ANSWERED_WITH_YES, *ACCESSIBILITY_FIELDS}
        return {*ANSWERED_WITH_YES}

    @property
    def clear(self) -> str:
        """The address of the list without any filter."""
        return self.listing.address(**dict.fromkeys(self.listing.filters))

    @cached_property
    def errors(self) -> list[tuple[Any, str]]:
        """What is wrong with the address, by the label of the parameter."""
        return [
            (self._label(name) if name in self._filters else _("Order"), message)
            for name, messages in self.listing.errors.items()
            for message in messages
        ]

    def value(self, name: str) -> str:
        """What the address says for a parameter."""
        return self.listing.params.get(name, "")

    def _box(self, name: str, value: str, number: int) -> Box:
        return Box(name, self._label(name), value, number, self.listing.filters.get(name) == value)

    def _relabelled(self, facet: Facet) -> Facet:
        return Facet(facet.name, self._label(facet.name), facet.choices, facet.more)

    def _label(self, name: str) -> Any:
        return LABELS.get((self.listing.dataset.name, name), self._filters[name].label)

    def _value_label(self, name: str, value: str) -> Any:
        if name in self.listing.errors:
            return value
        if name in ("organizer", "venue"):
            return record_name(Group if name == "organizer" else Facility, value)
        if name in ("from", "to"):
            return _day(value)
        if name == "near":
            return next(iter(self._numbers[facets.NEAR]), _("a point on the map"))
        labels = dict(self._filters[name].extra.get("choices", ()))
        return labels.get(value) or facets.value_label(self.listing.dataset.name, name, value)


def _day(value: str) -> str:
    try:
        return day_words(datetime.date.fromisoformat(value))
    except ValueError:
        return value
