"""Lists of groups, facilities and events with their filters, as rows, cards or on a map."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from .controls import FilterForm
from .heads import list_head
from .links import list_data_links, order_links, pager
from .listing import Listing, event_listing, record_listing
from .maps import list_map
from .tabs import span_links, tabs, view_of


def record_list(request: HttpRequest, name: str) -> HttpResponse:
    """The list of groups or facilities."""
    return _list_page(request, record_listing(name, request.GET))


def event_list(request: HttpRequest) -> HttpResponse:
    """The list of events, those to come first unless the address names days."""
    today = timezone.localdate()
    listing = event_listing(request.GET, today)
    yesterday = (today - datetime.timedelta(days=1)).isoformat()
    past = listing.address(
        **{"from": None, "month": None, "when": None, "to": yesterday, "ordering": "-start_date"}
    )
    return _list_page(request, listing, today=today, past=past)


def _list_page(request: HttpRequest, listing: Listing, **context: Any) -> HttpResponse:
    """Render a list; 400 where a parameter of its address is wrong."""
    form = FilterForm(listing)
    page = listing.page(listing.cards, form.total)
    view = view_of(listing)
    context |= {
        "head": list_head(listing, form),
        "listing": listing,
        "form": form,
        "view": view,
        "tabs": tabs(listing, view),
        "spans": span_links(listing, form),
        "map": list_map(listing) if view == "map" else None,
        "page": page,
        "pager": pager(listing, page),
        "orders": order_links(listing),
        "data_links": list_data_links(listing, request),
    }
    status = 400 if listing.errors else 200
    return render(request, f"portal/{listing.dataset.name}.html", context, status=status)
