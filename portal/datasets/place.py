"""The public fields of a place, which every dataset with an address declares alike."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .fields import Field

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

COORDINATES = (
    Field("latitude", unit=_("degrees (WGS84)")),
    Field("longitude", unit=_("degrees (WGS84)")),
)
