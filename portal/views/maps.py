"""What a map needs: where its points come from, and how their pages are addressed."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from portal.models import Event, Facility, Group

from .listing import Listing

FIELDS = {
    "groups": ("name", "name_en"),
    "facilities": ("name", "name_en", "address"),
    "events": ("name", "name_en", "start_time", "venue_name", "status", "occurrences"),
}
"""What a point tells besides its place."""

CODE = "CODE"
"""Stands in a page's address for the record's code."""


@dataclass(frozen=True, slots=True)
class ListMap:
    """The map of a list: the address of its points as GeoJSON, and the pattern of their pages.

    ``first_day`` says from which day on an event's next occurrence is looked for.
    """

    points: str
    page: str
    first_day: str = ""
    near: str = ""


def list_map(listing: Listing) -> ListMap:
    """The map of all the list's records, on whatever page of it; the filter is the same."""
    name = listing.dataset.name
    query = listing.filters.copy()
    fields = urlencode({"fields": ",".join(FIELDS[name])}, safe=",")
    return ListMap(
        points=f"{reverse(f'portal_api:{name}_geojson')}?{query.urlencode()}&{fields}",
        page=page_pattern(name),
        first_day=listing.first_day.isoformat() if listing.first_day else "",
        near=listing.filters.get("near", "") if "near" not in listing.errors else "",
    )


def page_pattern(dataset: str) -> str:
    """The address of a record's page, with ``CODE`` for its code."""
    model = {m.dataset: m for m in (Group, Facility, Event)}[dataset]
    return reverse(f"portal:{model._meta.model_name}", args=[CODE])
