"""Addresses of the public record pages; cms puts a language's prefix before them."""

import datetime

from django.urls import path, register_converter

from .api.openapi import docs
from .models import Event, Facility, Group
from .month_calendar import FIRST_YEAR, LAST_YEAR
from .views.calendar import event_calendar
from .views.feeds import event_feed, events_feed, occurrence_feed, record_feed
from .views.lists import event_list, record_list
from .views.records import record_page
from .views.reports import report_error


class YearConverter:
    """A year that calendars are made for."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        year = int(value)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(value)
        return year

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class MonthConverter:
    """Two digits, 01 to 12."""

    regex = "0[1-9]|1[0-2]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:02}"


class DayConverter:
    """A day as ``2026-11-03``."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> datetime.date:
        return datetime.date.fromisoformat(value)

    def to_url(self, value: datetime.date) -> str:
        return value.isoformat()


register_converter(YearConverter, "year")
register_converter(DayConverter, "day")
register_converter(MonthConverter, "month")

app_name = "portal"
urlpatterns = [
    path("groups/", record_list, {"name": "groups"}, name="groups"),
    path("groups/<slug:code>/", record_page, {"model": Group}, name="group"),
    path("groups/<slug:code>/events.ics", record_feed, {"model": Group}, name="group_feed"),
    path("facilities/", record_list, {"name": "facilities"}, name="facilities"),
    path("facilities/<slug:code>/", record_page, {"model": Facility}, name="facility"),
    path(
        "facilities/<slug:code>/events.ics", record_feed, {"model": Facility}, name="facility_feed"
    ),
    path("events.ics", events_feed, name="events_feed"),
    path("events/", event_list, name="events"),
    path("events/calendar/", event_calendar, name="event_calendar"),
    path("events/calendar/<year:year>/<month:month>/", event_calendar, name="event_calendar"),
    path("events/<slug:code>.ics", event_feed, name="event_feed"),
    path("events/<slug:code>/<day:day>.ics", occurrence_feed, name="occurrence_feed"),
    path("events/<slug:code>/", record_page, {"model": Event}, name="event"),
    *(
        path(
            f"{model.dataset}/<slug:code>/report/",
            report_error,
            {"model": model},
            name=f"{model._meta.model_name}_report",
        )
        for model in (Group, Facility, Event)
    ),
    path("api/v1/docs", docs, name="api_docs"),
]
