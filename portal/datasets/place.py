"""The public fields of a place, which every dataset with an address declares alike.

Coordinates are those that ``Located.located`` tells: a record's own, or else its public lender's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, FloatField, QuerySet, When
from django.utils.translation import gettext_lazy as _

from .fields import Field, Text

ADDRESS = (
    Field("located_localgov_code"),
    Field("town_id"),
    Field("address"),
    Field("prefecture"),
    Field("city"),
    Field("town", sortable=True),
    Field("block"),
    Field("building"),
)
"""The address as one text and in its parts, in the standards' order."""


def coordinate(model: Any, name: str) -> F | Case:
    """``latitude`` or ``longitude`` in SQL, as ``Located.located`` tells it."""
    lender: str = model.place_lender
    if not lender:
        return F(name)
    return Case(
        When(latitude__isnull=False, longitude__isnull=False, then=F(name)),
        When(**{f"{lender}__live": True}, then=F(f"{lender}__{name}")),
        output_field=FloatField(),
    )


def located(records: QuerySet[Any]) -> QuerySet[Any]:
    """Those of ``records`` that are somewhere, with ``_latitude`` and ``_longitude`` to ask for."""
    model = records.model
    placed = records.alias(
        _latitude=coordinate(model, "latitude"), _longitude=coordinate(model, "longitude")
    )
    return placed.filter(_latitude__isnull=False, _longitude__isnull=False)


@dataclass(frozen=True)
class Coordinate(Field):
    """A coordinate of a record, or of what lends it its place."""

    def _expression(self) -> Any:
        return coordinate(self.model, self.name)

    @property
    def description(self) -> Text:
        """Says where the value comes from, where that may be elsewhere."""
        lent = getattr(self.model, "place_lender", "")
        return _("Its own, or else that of its public venue.") if lent else ""


COORDINATES = (
    Coordinate("latitude", unit=_("degrees (WGS84)")),
    Coordinate("longitude", unit=_("degrees (WGS84)")),
)
