"""Links around a list: its orders, its other pages, and the same records as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from portal import standards
from portal.exporting import FORMATS

from .listing import Listing


@dataclass(frozen=True, slots=True)
class DataLink:
    """The same as data: ``path`` to follow, ``address`` to copy."""

    name: str
    path: str
    address: str
    type: str


@dataclass(frozen=True, slots=True)
class Step:
    """One place in the row of pages; a gap where pages are left out."""

    number: int | None
    address: str
    current: bool

    @property
    def gap(self) -> bool:
        """Whether pages are left out here."""
        return self.number is None


@dataclass(frozen=True, slots=True)
class Pager:
    """The row of pages."""

    steps: Sequence[Step]
    previous: str
    next: str


def pager(listing: Listing, page: Page[Any]) -> Pager:
    """The pages near the present one, the first and the last."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    steps = [
        Step(number, listing.address(page=str(number)), number == page.number)
        if isinstance(number, int)
        else Step(None, "", False)
        for number in numbers
    ]
    previous = listing.address(page=str(page.number - 1)) if page.has_previous() else ""
    following = listing.address(page=str(page.number + 1)) if page.has_next() else ""
    return Pager(steps, previous, following)


def order_links(listing: Listing) -> list[dict[str, Any]]:
    """The ways to sort, each with its address; near a point the usual one is by distance."""
    near = "near" in listing.filters
    return [
        {
            "label": _("Nearest first") if near and not order.value else order.label,
            "address": listing.address(ordering=order.value or None),
            "current": order.value == listing.ordering,
        }
        for order in listing.orders
    ]


def list_data_links(listing: Listing, request: HttpRequest) -> list[DataLink]:
    """The list's records in every format, under the same filters and in the same order."""
    name, query = listing.dataset.name, listing.data_query
    links = [data_link(request, "JSON", reverse(f"portal_api:{name}") + query, "application/json")]
    for form in FORMATS.values():
        path = reverse(f"portal_api:{name}_{form.extension}") + query
        links.append(data_link(request, form.name, path, form.media_type.partition(";")[0]))
    if name == "events":
        filters = listing.filters.urlencode()
        path = reverse("portal:events_feed") + (f"?{filters}" if filters else "")
        links.append(data_link(request, _("Calendar (iCalendar)"), path, "text/calendar"))
    for standard in listing.dataset.standards:
        filters = listing.filters.urlencode()
        path = reverse(f"portal_files:{name}_{standard}") + (f"?{filters}" if filters else "")
        links.append(data_link(request, f"CSV: {standards.load(standard).label}", path, "text/csv"))
    return links


def data_link(request: HttpRequest, name: str, path: str, media_type: str) -> DataLink:
    """A path with its full address."""
    return DataLink(name, path, request.build_absolute_uri(path), media_type)
