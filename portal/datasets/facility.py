"""The dataset of public facilities (公共施設一覧)."""

from __future__ import annotations

import datetime
from typing import Any

import django_filters
from django.db.models import CharField, Count, QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.kinds import is_poi_code
from portal.models import ACCESSIBILITY_FIELDS, Facility

from .base import Dataset, Field
from .choosing import AnswerFilter, AnyOfFilter, ChoiceFilter
from .fields import KEEPER, NAMES
from .filters import DatasetFilterSet
from .nested import Rows, Translations
from .place import ADDRESS, COORDINATES


def is_kind(code: str) -> bool:
    """Whether a POI code is in the standard's list, or else in use here."""
    return is_poi_code(code) or Facility.published.filter(poi_code=code).exists()


class OpenNowFilter(ChoiceFilter):
    """Facilities that are open; hours are given in minutes, so the answer holds for one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[("true", _("Yes"))], **kwargs)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        return qs.open_at(this_minute()) if value else qs  # type: ignore[attr-defined]

    def tallies(self, records: QuerySet[Any]) -> list[QuerySet[Any]]:
        is_open = self.filter(records, "true").order_by()
        return [is_open.values(_value=Value("true", CharField())).annotate(_number=Count("pk"))]


def this_minute() -> datetime.datetime:
    """The present moment without its seconds."""
    return timezone.localtime().replace(second=0, microsecond=0)


class FacilityFilterSet(DatasetFilterSet):
    """How facilities may be narrowed."""

    search_kind = "facility"
    volatile = ("open_now",)

    area = AnyOfFilter(field_name="town", label=_("Area"))
    kind = AnyOfFilter(field_name="poi_code", known=is_kind, label=_("Kind (POI code)"))
    open_now = OpenNowFilter(label=_("Open now"))

    @classmethod
    def get_filters(cls) -> dict[str, django_filters.Filter]:
        answers = {name: AnswerFilter(field_name=name) for name in ACCESSIBILITY_FIELDS}
        for name, answer in answers.items():
            answer.label = getattr(Facility._meta.get_field(name), "verbose_name", name)
        return super().get_filters() | answers


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
        *NAMES,
        *KEEPER,
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
