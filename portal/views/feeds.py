"""iCalendar feeds of events: all, of a group, at a facility, one by one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page

from portal import datasets, ics
from portal.datasets import InvalidParameters
from portal.event_dates import Span, event_spans
from portal.models import Event, Facility, Group, Record

from .records import answers_gone, published_or_gone, with_relations


@conditional_page
def events_feed(request: HttpRequest) -> HttpResponse:
    """All public events that match the parameters of the list; 400 where one is wrong."""
    try:
        events = datasets.get("events").filter(request.GET, strict=True)
    except InvalidParameters as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    return _feed(request, _("Events in the city"), with_relations(events), "events")


@conditional_page
@answers_gone
def record_feed(request: HttpRequest, code: str, model: type[Record]) -> HttpResponse:
    """The events of a group, or at a facility."""
    record: Group | Facility = published_or_gone(model, code)
    role = "organizer" if isinstance(record, Group) else "venue"
    events = with_relations(Event.published.filter(**{role: record}))
    return _feed(request, record.text("name"), events, f"{record.dataset}-{code}")


@conditional_page
@answers_gone
def event_feed(request: HttpRequest, code: str) -> HttpResponse:
    """One event."""
    event: Event = published_or_gone(Event, code)
    return _feed(request, event.text("name"), [event], f"events-{code}")


@conditional_page
@answers_gone
def occurrence_feed(request: HttpRequest, code: str, day: datetime.date) -> HttpResponse:
    """One occurrence of an event, by its first day."""
    event: Event = published_or_gone(Event, code)
    span = next((span for span in event_spans(event) if span.first == day), None)
    if span is None:
        raise Http404(_("The event does not take place on this day."))
    return _feed(request, event.text("name"), [event], f"events-{code}-{day:%Y%m%d}", span)


def _feed(
    request: HttpRequest,
    name: str,
    events: Iterable[Any],
    file_name: str,
    only: Span | None = None,
) -> HttpResponse:
    content = ics.calendar(name, events, request.build_absolute_uri, only)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{file_name}.ics"'
    return response
