"""The desk's area for facilities."""

from __future__ import annotations

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.ui.tables import Column

from portal.kinds import poi_choices, poi_name
from portal.models import ACCESSIBILITY_FIELDS, Facility

from .base import RecordViewSet, media_panels, owner_panels, place_panels, record_tabs
from .filters import FacilityFilterSet
from .panels import CodeListPanel, answers, row


def _kinds() -> list[tuple[str, str]]:
    return [("", "---------"), *poi_choices()]


class FacilityViewSet(RecordViewSet):
    """Facilities: where they are, when they are open, whom they suit."""

    model = Facility
    icon = "home"
    base_url_path = "data/facilities"
    filterset_class = FacilityFilterSet
    columns_in_list = (
        Column(
            "kind",
            label=_("Kind (POI code)"),
            accessor=lambda facility: poi_name(facility.poi_code),
            sort_key="poi_code",
        ),
        "town",
    )
    edit_handler = record_tabs(
        (
            _("Basics"),
            [
                FieldPanel("code", required_on_save=True),
                FieldPanel("name", required_on_save=True),
                row("name_kana", "name_en"),
                FieldPanel("alternate_name"),
                FieldPanel("poi_code", widget=forms.Select(choices=lazy(_kinds, list)())),
                FieldPanel("description"),
                *media_panels(),
                FieldPanel("remarks"),
            ],
        ),
        (_("Place"), [*place_panels(), row("height_type", "height")]),
        (
            _("Opening hours"),
            [
                CodeListPanel("service_days"),
                row("opens_at", "closes_at"),
                FieldPanel("hours_remarks"),
                FieldPanel("closed_on_holidays"),
                InlinePanel(
                    "weekday_hours",
                    heading=_("Days of other hours"),
                    label=_("Day of other hours"),
                    help_text=_("Leave both times empty where the facility is closed on that day."),
                ),
                InlinePanel("closed_days", heading=_("Closed days"), label=_("Closed days")),
            ],
        ),
        (
            _("Contact"),
            [
                row("phone", "extension"),
                FieldPanel("email"),
                FieldPanel("form_url"),
                FieldPanel("contact_remarks"),
                FieldPanel("postal_code"),
                row("operator", "corporate_number"),
            ],
        ),
        (_("Accessibility"), answers(*ACCESSIBILITY_FIELDS)),
        (_("Registration"), [row("external_id_scheme", "external_id"), *owner_panels()]),
    )
