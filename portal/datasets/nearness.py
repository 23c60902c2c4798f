"""The filter for what is near a point, and the distances it sorts by."""

from __future__ import annotations

import math
from typing import Any

import django_filters
from django.db.models import ExpressionWrapper, F, FloatField, QuerySet, Value
from django.db.models.functions import Sqrt

from .parameters import Point, PointField
from .place import located

METRES_A_DEGREE = 111_195.0
"""Length of a degree of latitude on a sphere of the Earth's mean radius, 6,371 km."""


def with_distance(records: QuerySet[Any], point: Point) -> QuerySet[Any]:
    """The ``records`` that are somewhere, each with its ``distance`` from ``point`` in metres.

    Degrees are taken as a flat grid, stretched as at the point: right to one in a thousand
    within a region, and all that an order needs.
    """
    east = math.cos(math.radians(point.latitude)) * METRES_A_DEGREE
    north_south = (F("_latitude") - Value(point.latitude)) * Value(METRES_A_DEGREE)
    east_west = (F("_longitude") - Value(point.longitude)) * Value(east)
    distance = Sqrt(north_south * north_south + east_west * east_west)
    return located(records).annotate(distance=ExpressionWrapper(distance, FloatField()))


class NearFilter(django_filters.Filter):
    """Records with coordinates, nearest to a point first."""

    field_class = PointField

    def filter(self, qs: QuerySet[Any], value: Point | None) -> QuerySet[Any]:
        return with_distance(qs, value).order_by("distance", "code") if value else qs
