"""The filter form of a list, and the filters that are set, each with the way to remove it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.kinds import event_kind_name, poi_name
from portal.models import ACCESSIBILITY_FIELDS, Event, Facility, Group
from portal.wording import day_words

from .listing import Listing

Choice = tuple[str, Any]

FORMS = {
    "groups": ("q", "field", "area", "type", "membership_open", "status"),
    "facilities": ("q", "area", "kind", "open_now", "accessibility"),
    "events": ("q", "from", "to", "area", "kind", "status"),
}
"""Controls of each dataset's form, in order. Other parameters are kept as hidden inputs."""

KINDS = {"q": "search", "from": "date", "to": "date", "field": "checks", "open_now": "check"}
"""How a parameter is asked; the rest by selects."""

LABELS = {("facilities", "kind"): gettext_lazy("Kind of facility")}
"""What a parameter is called here, where people need another word than developers."""


@dataclass(frozen=True, slots=True)
class Control:
    """One question of the form: ``kind`` is search, date, select, check, checks or hidden."""

    name: str
    label: Any
    kind: str
    choices: tuple[Choice, ...] = ()
    values: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        """The first value given."""
        return self.values[0] if self.values else ""


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter that is set: what it says, and the address of the list without it."""

    label: Any
    value: Any
    remove: str


class FilterForm:
    """The form of one listing, ``without`` some of its questions.

    Costs a query for each list of choices that the records make.
    """

    def __init__(self, listing: Listing, without: Sequence[str] = ()) -> None:
        self.listing = listing
        self._filters = listing.dataset.filterset_class.base_filters
        self._asked = self._filters.keys() - set(without)
        self._choices = {name: tuple(self._choices_of(name)) for name in self._filters}

    @cached_property
    def controls(self) -> list[Control]:
        """The questions in order, but for the accessibility ones."""
        names = FORMS[self.listing.dataset.name]
        return [self._control(name) for name in names if name in self._asked]

    @cached_property
    def accessibility(self) -> list[Control]:
        """One box a facility must tick, for each of the seventeen answers."""
        if "accessibility" not in FORMS[self.listing.dataset.name]:
            return []
        return [self._control(name, "check") for name in ACCESSIBILITY_FIELDS]

    @cached_property
    def hidden(self) -> list[Control]:
        """What the address says beyond the form, to be kept when it is sent."""
        asked = {*FORMS[self.listing.dataset.name], *(c.name for c in self.accessibility)}
        kept = [name for name in self.listing.filters if name in self._asked - asked]
        return [self._control(name, "hidden") for name in kept] + self._hidden_order()

    def _hidden_order(self) -> list[Control]:
        order = self.listing.ordering
        return [Control("ordering", "", "hidden", values=(order,))] if order else []

    @cached_property
    def active(self) -> list[ActiveFilter]:
        """The filters that the address sets, one for each value."""
        return [
            ActiveFilter(
                self._label(name),
                self._value_label(name, value),
                self.listing.without(name, value),
            )
            for name, values in self.listing.filters.lists()
            if name in self.listing.params
            for value in values
        ]

    @cached_property
    def errors(self) -> list[tuple[Any, str]]:
        """What is wrong with the address, by the label of the parameter."""
        return [
            (self._label(name) if name in self._filters else _("Order"), message)
            for name, messages in self.listing.errors.items()
            for message in messages
        ]

    def _control(self, name: str, kind: str = "") -> Control:
        return Control(
            name,
            self._label(name),
            kind or KINDS.get(name, "select"),
            self._choices[name],
            tuple(self.listing.filters.getlist(name)),
            tuple(self.listing.errors.get(name, ())),
        )

    def _label(self, name: str) -> Any:
        return LABELS.get((self.listing.dataset.name, name), self._filters[name].label)

    def _choices_of(self, name: str) -> Iterable[Choice]:
        dataset = self.listing.dataset.name
        if name == "area":
            return _areas(dataset)
        if name == "kind":
            return _kinds(dataset)
        return tuple(self._filters[name].extra.get("choices", ()))

    def _value_label(self, name: str, value: str) -> Any:
        if name in self.listing.errors:
            return value
        if name in ("organizer", "venue"):
            return _record_name(Group if name == "organizer" else Facility, value)
        if name in ("from", "to"):
            return _day(value)
        return dict(self._choices[name]).get(value, value)


def _areas(dataset: str) -> Iterator[Choice]:
    if dataset == "groups":
        served = Group.published.order_by().values_list("areas_served", flat=True).distinct()
        towns = {area.strip() for areas in served for area in areas.split(";")}
    else:
        model = Facility if dataset == "facilities" else Event
        towns = set(model.published.order_by().values_list("town", flat=True).distinct())
    yield from ((town, town) for town in sorted(towns) if town)


def _kinds(dataset: str) -> Iterator[Choice]:
    model, column = (Facility, "poi_code") if dataset == "facilities" else (Event, "kind")
    codes = model.published.order_by(column).values_list(column, flat=True).distinct()
    for code in codes:
        if code:
            yield code, poi_name(code) if model is Facility else event_kind_name(code)


def _record_name(model: type[Group] | type[Facility], code: str) -> str:
    record = model.published.prefetch_related("translations").filter(code=code).first()
    return record.text("name") if record else code


def _day(value: str) -> str:
    try:
        return day_words(datetime.date.fromisoformat(value))
    except ValueError:
        return value
