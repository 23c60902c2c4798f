"""The ways to look at a list, and the spans of days that people ask for, each with its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from .controls import FilterForm
from .facets import DAYS
from .listing import Listing

VIEWS = {
    "": (pgettext_lazy("way to look at records", "List"), "list"),
    "cards": (gettext_lazy("Cards"), "layout-grid"),
    "map": (gettext_lazy("Map"), "map"),
}
"""The values of ``view``, with name and icon."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One view of the same records."""

    title: Any
    url: str
    icon: str = ""
    current: bool = False
    count: int | None = None


def view_of(listing: Listing) -> str:
    """The view that the address asks for; a list where it asks for none that there is."""
    asked = listing.params.get("view", "")
    return asked if asked in VIEWS else ""


def tabs(listing: Listing, current: str | None) -> list[Tab]:
    """The views of a list; ``current`` is None where the calendar is the present one."""
    name = listing.dataset.name
    base = reverse(f"portal:{name}")
    found = [
        Tab(title, _joined(base, listing.address(view=view or None)), icon, view == current)
        for view, (title, icon) in VIEWS.items()
    ]
    if name == "events":
        kept = listing.address(view=None, ordering=None, **dict.fromkeys(DAYS))
        months = _joined(reverse("portal:event_calendar"), kept)
        found.append(Tab(_("Calendar"), months, "calendar-days", current is None))
    return found


def span_links(listing: Listing, form: FilterForm) -> list[Tab]:
    """Today, this weekend …, and all that is to come; empty for lists without days."""
    if form.spans is None:
        return []
    free = dict.fromkeys(DAYS)
    no_days = not any(name in listing.params for name in DAYS)
    return [
        Tab(_("All to come"), listing.address(**free), current=no_days),
        *(
            Tab(
                span.label,
                listing.address(**{**free, "when": span.value}),
                current=span.chosen,
                count=span.number,
            )
            for span in form.spans.choices
        ),
    ]


def _joined(path: str, query: str) -> str:
    """A path with its query, which may be empty."""
    return path + query if query != "?" else path
