"""What the records are called of which an address speaks, in the active language."""

from __future__ import annotations

from typing import Any, cast

from django.db.models import Count, F, FilteredRelation, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language

from portal.datasets.parameters import Point, PointField
from portal.models import Facility, Group


def record_name(model: type[Group] | type[Facility], code: str) -> str:
    """What a record is called, or its code where it is not public; one query."""
    found = _named(model.published.filter(code=code))
    return found.values_list("in_words", flat=True).first() or code


def places_at(value: Any) -> QuerySet[Any]:
    """Rows with ``_value`` and ``_number``: the name of a facility that stands at a point."""
    point = _point(value)
    there = Facility.published.filter(latitude=point.latitude, longitude=point.longitude)
    return _named(there.order_by()).values(_value=F("in_words")).annotate(_number=Count("pk"))


def _point(value: Any) -> Point:
    """A point of an address that was found to be right."""
    return cast(Point, PointField().clean(value))


def _named(records: QuerySet[Any]) -> QuerySet[Any]:
    """``records`` with their name in the active language, or else as they are called here."""
    language = get_language()
    translated = FilteredRelation("translations", condition=Q(translations__language=language))
    english = ["name_en"] if language == "en" else []
    filled = [NullIf(F(name), Value("")) for name in ("in_language__name", *english, "name")]
    return records.annotate(in_language=translated).annotate(in_words=Coalesce(*filled))
