"""Links above the results: one kind of things at a time, and in which order."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .engines.base import Sort
from .params import encode
from .query import Results

Params = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: its query string, and how many results it would give where that is known."""

    label: str
    address: str
    current: bool
    count: int | None = None


def kinds(results: Results, params: Params) -> list[Choice]:
    """Everything, or one kind that the results have; none where there is only one kind."""
    facet = next((facet for facet in results.facets if facet.name == "kind"), None)
    chosen = results.query.filters.get("kind", ())
    if facet is None or (len(facet.values) < 2 and not chosen):
        return []
    total = sum(value.count for value in facet.values)
    everything = Choice(_("Everything"), encode({**params, "kind": []}), not chosen, total)
    return [
        everything,
        *(
            Choice(
                value.label,
                encode({**params, "kind": [value.value]}),
                chosen == (value.value,),
                value.count,
            )
            for value in facet.values
        ),
    ]


def orders(results: Results, params: Params) -> list[Choice]:
    """The orders that there can be; by distance only from a point that is known."""
    names: dict[Sort, str] = {
        "relevance": _("Best match first"),
        "newest": _("Newest first"),
        "date": _("By day of the event"),
        "distance": _("Nearest first"),
    }
    if not results.query.text:
        del names["relevance"]
    if not results.query.point:
        del names["distance"]
    current = results.query.sort
    if current not in names:
        current = "newest"
    return [
        Choice(label, encode({**params, "sort": [name]}), name == current)
        for name, label in names.items()
    ]
