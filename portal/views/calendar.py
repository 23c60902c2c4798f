"""The month calendar of events."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from portal import datasets
from portal.month_calendar import Month

from .controls import FilterForm
from .links import list_data_links
from .listing import Listing

DAYS = ("from", "to", "month")
"""Parameters that the month stands for."""


def event_calendar(
    request: HttpRequest, year: int | None = None, month: int | None = None
) -> HttpResponse:
    """A month of events; the present one when the address names none."""
    today = timezone.localdate()
    shown = Month(year, month) if year and month else Month(today.year, today.month)
    params = request.GET.copy()
    for name in (*DAYS, "page", "ordering"):
        params.pop(name, None)
    listing = Listing(
        datasets.get("events"), params, defaults={"month": str(shown)}, unless=frozenset({"month"})
    )
    context = {
        "month": shown,
        "events": shown.events(listing.records, today),
        "listing": listing,
        "form": FilterForm(listing, without=DAYS),
        "data_links": list_data_links(listing, request),
    }
    status = 400 if listing.errors else 200
    return render(request, "portal/event_calendar.html", context, status=status)
