"""Lists of groups, facilities and events with their filters."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import DateField, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date

from portal.models import Occurrence

from .controls import FilterForm
from .links import list_data_links, order_links, pager
from .listing import Listing, event_listing, record_listing

NO_DAYS: dict[str, str | None] = {"from": None, "to": None, "month": None}


def record_list(request: HttpRequest, name: str) -> HttpResponse:
    """The list of groups or facilities."""
    listing = record_listing(name, request.GET)
    records = listing.records.prefetch_related("translations")
    if name == "facilities":
        records = records.prefetch_related("weekday_hours", "closed_days")
    return _list_page(request, listing, records)


def event_list(request: HttpRequest) -> HttpResponse:
    """The list of events, those to come first unless the address names days."""
    today = timezone.localdate()
    listing = event_listing(request.GET, today)
    first_day = _first_day(listing)
    upcoming = Occurrence.objects.filter(event=OuterRef("pk")).order_by("start_date")
    if first_day:
        upcoming = upcoming.filter(end_date__gte=first_day)
    records = listing.records.annotate(
        next_date=Subquery(upcoming.values("start_date")[:1], DateField()),
        next_end_date=Subquery(upcoming.values("end_date")[:1], DateField()),
    )
    if not listing.ordering:
        records = records.order_by("next_date", "start_time", "code")
    records = records.select_related("organizer", "venue").prefetch_related(
        "translations", "organizer__translations", "venue__translations"
    )
    yesterday = (today - datetime.timedelta(days=1)).isoformat()
    past = listing.address(
        **{"from": None, "month": None, "to": yesterday, "ordering": "-start_date"}
    )
    return _list_page(request, listing, records, today=today, past=past)


def _first_day(listing: Listing) -> datetime.date | None:
    """The first day that the list shows, if it has one."""
    month = listing.filters.get("month", "")
    texts = [listing.filters.get("from", ""), f"{month}-01" if month else ""]
    days = []
    for text in texts:
        try:
            days.append(parse_date(text))
        except ValueError:
            continue
    return max((day for day in days if day), default=None)


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
