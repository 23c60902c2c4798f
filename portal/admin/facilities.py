"""The desk's area for facilities."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.ui.tables import Column

from portal.kinds import poi_choices, poi_name
from portal.models import ACCESSIBILITY_FIELDS, Facility

from .base import RecordViewSet, media_panels, owner_panels, place_panels, record_tabs
from .comparing import WordedPanel
from .filters import FacilityFilterSet
from .forms import RecordForm
from .panels import answers, row
from .week import read_week, write_week
from .weekly_hours import WeeklyHoursField, WeeklyHoursPanel


def _kinds() -> list[tuple[str, str]]:
    return [("", "---------"), *poi_choices()]


class FacilityForm(RecordForm):
    """A facility's form; its week is one field."""

    weekly_hours = WeeklyHoursField(
        required=False,
        label=_("Opening hours"),
        help_text=_(
            "Tick the days on which the place is open. Where hours run past midnight, "
            "write the time of the next morning: 22:00 to 02:00. 00:00 to 00:00 is open all day."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["weekly_hours"] = read_week(self.instance)

    def save(self, commit: bool = True) -> Any:
        """Save the facility, with its week where that has changed."""
        if "weekly_hours" in self.changed_data:
            write_week(self.instance, self.cleaned_data["weekly_hours"])
        return super().save(commit)


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
                WordedPanel(
                    "poi_code", poi_name, widget=forms.Select(choices=lazy(_kinds, list)())
                ),
                FieldPanel("description"),
                *media_panels(),
                FieldPanel("remarks"),
            ],
        ),
        (_("Place"), [*place_panels(), row("height_type", "height")]),
        (
            _("Opening hours"),
            [
                WeeklyHoursPanel(),
                FieldPanel("closed_on_holidays"),
                InlinePanel(
                    "closed_days",
                    [row("start_date", "end_date"), FieldPanel("reason")],
                    heading=_("Closed days"),
                    label=_("Closed days"),
                ),
                FieldPanel("hours_remarks"),
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
        form=FacilityForm,
    )
