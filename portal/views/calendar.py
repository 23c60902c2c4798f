"""The month calendar of events."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from portal import datasets
from portal.head import PageHead
from portal.month_calendar import Month

from .controls import FilterForm
from .facets import DAYS
from .links import list_data_links
from .listing import Listing
from .tabs import tabs


def event_calendar(
    request: HttpRequest, year: int | None = None, month: int | None = None
) -> HttpResponse:
    """A month of events; the present one when the address names none."""
    today = timezone.localdate()
    shown = Month(year, month) if year and month else Month(today.year, today.month)
    params = request.GET.copy()
    for name in (*DAYS, "page", "ordering", "view"):
        params.pop(name, None)
    listing = Listing(
        datasets.get("events"), params, defaults={"month": str(shown)}, unless=frozenset({"month"})
    )
    form = FilterForm(listing, without=DAYS)
    events = shown.events(listing.records, today)
    context = {
        "head": _head(shown, indexed=bool(events.count) and not form.active),
        "month": shown,
        "events": events,
        "listing": listing,
        "form": form,
        "tabs": tabs(listing, None),
        "data_links": list_data_links(listing, request),
    }
    status = 400 if listing.errors else 200
    return render(request, "portal/event_calendar.html", context, status=status)


def _head(month: Month, indexed: bool) -> PageHead:
    title = _("Events in %(month)s") % {"month": month.words}
    description = _("What takes place in the city in %(month)s.") % {"month": month.words}
    return PageHead(title=title, description=description, url=month.url, indexed=indexed)
