"""The dataset of events (イベント一覧)."""

from __future__ import annotations

from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from portal.kinds import event_kinds
from portal.models import Event, EventStatus

from .base import Dataset, Field
from .choosing import AnyOfFilter
from .fields import KEEPER, NAMES, Reference
from .filters import DatasetFilterSet, ISODateFilter, MonthFilter
from .nested import Rows, Translations
from .occasions import WhenFilter, common_days, taking_place
from .place import ADDRESS, COORDINATES


def is_kind(name: str) -> bool:
    """Whether a kind of event is one of the standard's, or else in use here."""
    return name in event_kinds() or Event.published.filter(kind=name).exists()


class EventFilterSet(DatasetFilterSet):
    """How events may be narrowed.

    ``when``, ``from``, ``to`` and ``month`` ask for one occurrence in all of them.
    """

    search_kind = "event"
    volatile = ("when",)

    when = WhenFilter(method="together", label=_("When"))
    area = AnyOfFilter(field_name="town", label=_("Area"))
    kind = AnyOfFilter(known=is_kind, label=_("Kind of event"))
    from_ = ISODateFilter(method="together", label=_("From"))
    to_ = ISODateFilter(method="together", label=_("To"))
    month = MonthFilter(method="together", label=_("Month (YYYY-MM)"))
    organizer = django_filters.CharFilter(method="of_record", label=_("Organising group (ID)"))
    venue = django_filters.CharFilter(method="of_record", label=_("Venue (ID of the facility)"))
    status = AnyOfFilter(choices=EventStatus.choices, label=_("Status"))

    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        days = self.form.cleaned_data
        first, last = days.get("from"), days.get("to")
        if first and last and last < first:
            self.form.add_error("to", ValidationError(_("This is before the first day.")))
        return self.form.is_valid()

    def together(self, queryset: QuerySet[Any], _name: str, _value: Any) -> QuerySet[Any]:
        """Left to ``filter_queryset``: the days must hold for one and the same occurrence."""
        return queryset

    def of_record(self, queryset: QuerySet[Any], name: str, code: str) -> QuerySet[Any]:
        """Events of a group or a facility that is public itself."""
        return queryset.filter(**{f"{name}__code": code, f"{name}__live": True})

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        queryset = super().filter_queryset(queryset)
        return taking_place(queryset, common_days(self.form.cleaned_data))


EVENTS = Dataset(
    model=Event,
    label=_("Events"),
    description=_(
        "Events and courses of the city and its civic groups, past and coming. "
        "Cancelled ones are kept and marked."
    ),
    standards=("event", "event_2017"),
    file_name="event",
    filterset_class=EventFilterSet,
    ordering=("start_date", "start_time", "code"),
    fields=(
        *NAMES,
        Field("subtitle"),
        *KEEPER,
        Field("corporate_number"),
        Field("language_codes"),
        Field("content_url"),
        Field("status", sortable=True),
        Field("keywords"),
        Field("tags"),
        Field("target_industry"),
        Field("kind", sortable=True),
        Field("holding_pattern"),
        Field("start_date", sortable=True),
        Field("end_date", sortable=True),
        Field("start_time", sortable=True),
        Field("end_time"),
        Field("recurrence"),
        Field("excluded_dates"),
        Field("time_remarks"),
        Field("duration"),
        Field("summary"),
        Field("description"),
        Field("sub_events"),
        Field("fee", unit=_("yen"), sortable=True),
        Field("fee_details"),
        Field("fee_type"),
        Field("payment"),
        Field("contact_name"),
        Field("phone"),
        Field("extension"),
        Field("organizer_name"),
        Reference("organizer", about=_("ID and name of the group, while it is public.")),
        Field("co_organizers"),
        Field("related_organizations"),
        Field("audience"),
        Field("audience_remarks"),
        Field("venue_name"),
        Reference("venue", about=_("ID and name of the facility, while it is public.")),
        Field("meeting_place"),
        *ADDRESS,
        *COORDINATES,
        Field("access"),
        Field("parking"),
        Field("bicycle_parking"),
        Field("web_mode"),
        Field("web_url"),
        Field("tools"),
        Field("capacity", unit=_("people"), sortable=True),
        Field("capacity_remarks"),
        Field("foreign_language_support"),
        Field("foreign_language_remarks"),
        Field("conditions"),
        Field("application_starts_on"),
        Field("application_starts_at"),
        Field("application_ends_on", sortable=True),
        Field("application_ends_at"),
        Field("application_method"),
        Field("application_url"),
        Field("nursing_room"),
        Field("nappy_changing"),
        Field("food_and_drink"),
        Field("stroller_rental"),
        Field("stroller_use"),
        Field("url"),
        Field("image_url"),
        Field("image_licence"),
        Field("remarks"),
        Field("updated_at", sortable=True),
        Rows(
            "occurrences",
            parts=("start_date", "end_date"),
            order=("start_date",),
            about=_("First and last day of every occurrence, as the recurrence rule yields them."),
        ),
        Translations("translations", about=_("Texts in other languages, by language code.")),
    ),
)
