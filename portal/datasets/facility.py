"""The dataset of public facilities (公共施設一覧)."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.models import ACCESSIBILITY_FIELDS, Facility

from .base import Dataset, Field
from .filters import AnswerFilter, ChoiceFilter, DatasetFilterSet
from .nested import Rows, Translations
from .place import ADDRESS, COORDINATES


class FacilityFilterSet(DatasetFilterSet):
    """How facilities may be narrowed."""

    search_kind = "facility"
    volatile = ("open_now",)

    area = django_filters.CharFilter(field_name="town", label=_("Area"))
    kind = django_filters.CharFilter(field_name="poi_code", label=_("Kind (POI code)"))
    open_now = ChoiceFilter(
        method="open_at_this_minute", choices=[("true", _("Yes"))], label=_("Open now")
    )

    @classmethod
    def get_filters(cls) -> dict[str, django_filters.Filter]:
        answers = {name: AnswerFilter(field_name=name) for name in ACCESSIBILITY_FIELDS}
        for name, answer in answers.items():
            answer.label = getattr(Facility._meta.get_field(name), "verbose_name", name)
        return super().get_filters() | answers

    def open_at_this_minute(
        self, queryset: QuerySet[Any], _name: str, _value: str
    ) -> QuerySet[Any]:
        """Facilities that are open; hours are given in minutes, so the answer holds for one."""
        minute = timezone.localtime().replace(second=0, microsecond=0)
        return queryset & Facility.published.open_at(minute)


FACILITIES = Dataset(
    model=Facility,
    label=_("Public facilities"),
    description=_(
        "Places of the city where people meet: where they are, when they are open, whom they suit."
    ),
    standards=("public_facility", "public_facility_2017"),
    file_name="public_facility",
    filterset_class=FacilityFilterSet,
    fields=(
        Field("code", sortable=True),
        Field("name", sortable=True),
        Field("name_kana", sortable=True),
        Field("name_en"),
        Field("alternate_name"),
        Field("localgov_code"),
        Field("localgov_name"),
        Field("poi_code", sortable=True),
        Field("external_id_scheme"),
        Field("external_id"),
        *ADDRESS,
        Field("postal_code"),
        *COORDINATES,
        Field("height_type"),
        Field("height"),
        Field("phone"),
        Field("extension"),
        Field("email"),
        Field("form_url"),
        Field("contact_remarks"),
        Field("corporate_number"),
        Field("operator"),
        Field("service_days"),
        Field("opens_at"),
        Field("closes_at"),
        Field("hours_remarks"),
        Field("closed_on_holidays"),
        Field("description"),
        *(Field(name) for name in ACCESSIBILITY_FIELDS),
        Field("url"),
        Field("image_url"),
        Field("image_licence"),
        Field("remarks"),
        Field("updated_at", sortable=True),
        Rows(
            "weekday_hours",
            parts=("weekday", "opens_at", "closes_at", "note"),
            about=_("Hours of weekdays that differ from the regular ones; without times: closed."),
        ),
        Rows(
            "closed_days",
            parts=("start_date", "end_date", "reason"),
            order=("start_date", "pk"),
            about=_("Spans of days on which the facility is closed, both ends included."),
        ),
        Translations("translations", about=_("Texts in other languages, by language code.")),
    ),
)
