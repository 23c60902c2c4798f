"""The place of a record: picked on a map, or taken from an address that the data has already."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from portal.models import Municipality
from portal.signals import RECORDS

SHOWN: Final = 8
ADDRESS: Final = ("address", "prefecture", "city", "town", "block", "building")
COORDINATES: Final = ("latitude", "longitude")
COPIED: Final = (*ADDRESS, *COORDINATES, "located_localgov_code", "town_id")


def known_places(request: HttpRequest) -> JsonResponse:
    """Places of records whose name or address has ``q``, each as the form's fields."""
    words = request.GET.get("q", "").split()
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for model in RECORDS if words else ():
        wanted = Q(latitude__isnull=False, longitude__isnull=False)
        for word in words:
            wanted &= Q(name__icontains=word) | Q(address__icontains=word) | Q(town__icontains=word)
        for row in model.objects.filter(wanted).values("name", *COPIED)[:SHOWN]:
            name = row.pop("name")
            key = tuple(row[field] for field in COORDINATES)
            found.setdefault(key, {"label": f"{name} {row['address']}".strip(), "fields": row})
    return JsonResponse({"places": list(found.values())[:SHOWN]})


class PlacePickerPanel(Panel):
    """A map that fills in the coordinates, and a search that fills in the whole address."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "portal/admin/place_picker.html"

        @property
        def media(self) -> forms.Media:
            return forms.Media(
                css={"all": ["js_lib_leaflet/leaflet.css", "portal/admin/desk.css"]},
                js=[
                    forms.Script("js_lib_leaflet/leaflet.js"),  # type: ignore[list-item]
                    forms.Script("portal/admin/place-picker.js", type="module"),  # type: ignore[list-item]
                ],
            )

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {
                **super().get_context_data(parent_context),
                "city": Municipality.for_request(self.request),
                "places_url": reverse("known_places"),
            }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Where it is"))
        super().__init__(**kwargs)
