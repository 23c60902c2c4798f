"""The filters of the case study index; each offers only what some public case has, with its count.

A city has hundreds of cases, not thousands: they are read once, with whom they name, and choices,
counts, filter and list all come from that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from portal.models import ActivityField
from portal.views.controls import ActiveFilter
from portal.views.facets import Choice, Facet, commonest_first, folded

if TYPE_CHECKING:
    from django.http import QueryDict

    from cms.models import CaseStudyPage

LABELS: dict[str, Any] = {
    "form": _("Form of collaboration"),
    "field": _("Field of activity"),
    "year": _("Fiscal year"),
    "group": _("Civic group"),
    "facility": _("Facility"),
}
"""The parameters, in the order in which they are asked."""
PARTNERS = ("group", "facility")
"""With whom and where: many names, each in a case or two; few of them stand open."""
PARTNERS_SHOWN = 3


class CaseStudyFilter:
    """``form``, ``field``, ``year``, ``group`` and ``facility`` (both by code).

    Several values of one parameter widen, several parameters narrow. A value that no public case
    has finds nothing, and ``unknown`` names it.
    """

    def __init__(self, params: QueryDict, cases: Iterable[CaseStudyPage]) -> None:
        self._params = params
        self._cases = [(case, _facts(case)) for case in cases]
        chosen = {name: [value for value in params.getlist(name) if value] for name in LABELS}
        self._chosen = {name: values for name, values in chosen.items() if values}

    def cases(self) -> list[CaseStudyPage]:
        """The cases that fit."""
        return [case for case, facts in self._cases if self._fits(facts)]

    @cached_property
    def facets(self) -> list[Facet]:
        """The questions that have choices; a count says what choosing it would leave."""
        found = [self._facet(name) for name in LABELS]
        return [facet for facet in found if facet.choices]

    @cached_property
    def active(self) -> list[ActiveFilter]:
        """The values that are set, each with the address without it."""
        return [
            ActiveFilter(
                LABELS[name], self._labels[name].get(value, value), self._without(name, value)
            )
            for name, values in self._chosen.items()
            for value in values
        ]

    @property
    def unknown(self) -> list[str]:
        """Values of the address that no public case has."""
        return [
            value
            for name, values in self._chosen.items()
            for value in values
            if value not in self._labels[name]
        ]

    @cached_property
    def _labels(self) -> dict[str, dict[str, Any]]:
        """What each value on offer is called, in the order in which it is offered."""
        labels: dict[str, dict[str, Any]] = {name: {} for name in LABELS}
        for _case, facts in self._cases:
            for name, values in facts.items():
                labels[name].update(values)
        fields = [value for value, _label in ActivityField.choices]
        return {
            "form": dict(sorted(labels["form"].items())),
            "field": dict(sorted(labels["field"].items(), key=lambda item: fields.index(item[0]))),
            "year": dict(sorted(labels["year"].items(), reverse=True)),
            "group": dict(sorted(labels["group"].items(), key=lambda item: item[1])),
            "facility": dict(sorted(labels["facility"].items(), key=lambda item: item[1])),
        }

    def _facet(self, name: str) -> Facet:
        left = [facts for _case, facts in self._cases if self._fits(facts, besides=name)]
        counts = Counter(value for facts in left for value in facts[name])
        chosen = self._chosen.get(name, [])
        choices = [
            Choice(value, label, counts[value], value in chosen)
            for value, label in self._labels[name].items()
            if counts[value] or value in chosen
        ]
        if name in PARTNERS:
            return folded(name, LABELS[name], commonest_first(choices), PARTNERS_SHOWN)
        return folded(name, LABELS[name], choices)

    def _fits(self, facts: dict[str, dict[str, Any]], besides: str = "") -> bool:
        return all(
            name == besides or not facts[name].keys().isdisjoint(values)
            for name, values in self._chosen.items()
        )

    def _without(self, name: str, value: str) -> str:
        params = self._params.copy()
        params.pop("page", None)
        params.setlist(name, [other for other in params.getlist(name) if other != value])
        return f"?{params.urlencode()}"


def _facts(case: CaseStudyPage) -> dict[str, dict[str, Any]]:
    """The values of a case by parameter, each with what it is called."""
    return {
        "form": {case.form: case.get_form_display()},
        "field": {case.field: case.get_field_display()},
        "year": {str(case.year): case.year},
        "group": {group.code: group.text("name") for group in case.public_groups},
        "facility": {place.code: place.text("name") for place in case.public_facilities},
    }
