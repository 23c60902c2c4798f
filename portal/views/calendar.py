"""The month calendar of events."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
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
    present = Month(today.year, today.month)
    shown = Month(year, month) if year and month else present
    is_present = shown == present
    params = request.GET.copy()
    for name in (*DAYS, "page", "ordering", "view"):
        params.pop(name, None)
    listing = Listing(
        datasets.get("events"), params, defaults={"month": str(shown)}, unless=frozenset({"month"})
    )
    form = FilterForm(listing, without=DAYS)
    events = shown.events(listing.records, today)
    context = {
        "head": _head(shown, is_present, indexed=bool(events.count) and not form.active),
        "month": shown,
        "is_present": is_present,
        "events": events,
        "listing": listing,
        "form": form,
        "tabs": tabs(listing, None),
        "data_links": list_data_links(listing, request),
    }
    status = 400 if listing.errors else 200
    return render(request, "portal/event_calendar.html", context, status=status)


def _head(month: Month, is_present: bool, indexed: bool) -> PageHead:
    """The head of a month; the present one is known by the address that needs no date."""
    url = reverse("portal:event_calendar") if is_present else month.url
    title = _("Events in %(month)s") % {"month": month.words}
    description = _("What takes place in the city in %(month)s.") % {"month": month.words}
    return PageHead(title=title, description=description, url=url, indexed=indexed)
