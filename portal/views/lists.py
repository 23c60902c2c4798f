"""Lists of groups, facilities and events with their filters."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from portal.cards import for_cards

from .controls import FilterForm
from .links import list_data_links, order_links, pager
from .listing import Listing, event_listing, record_listing


def record_list(request: HttpRequest, name: str) -> HttpResponse:
    """The list of groups or facilities."""
    listing = record_listing(name, request.GET)
    records = for_cards(listing.records, name)
    return _list_page(request, listing, records)


def event_list(request: HttpRequest) -> HttpResponse:
    """The list of events, those to come first unless the address names days."""
    today = timezone.localdate()
    listing = event_listing(request.GET, today)
    records = for_cards(listing.records, "events", listing.first_day)
    if listing.ordering:
        records = records.order_by(listing.ordering, "code")
    yesterday = (today - datetime.timedelta(days=1)).isoformat()
    past = listing.address(
        **{"from": None, "month": None, "to": yesterday, "ordering": "-start_date"}
    )
    return _list_page(request, listing, records, today=today, past=past)


def _list_page(
    request: HttpRequest, listing: Listing, records: QuerySet[Any], **context: Any
) -> HttpResponse:
    """Render a list; 400 where a parameter of its address is wrong."""
    page = listing.page(records)
    name = listing.dataset.name
    context |= {
        "listing": listing,
        "form": FilterForm(listing),
        "page": page,
        "pager": pager(listing, page),
        "orders": order_links(listing),
        "data_links": list_data_links(listing, request),
    }
    status = 400 if listing.errors else 200
    return render(request, f"portal/{name}.html", context, status=status)
