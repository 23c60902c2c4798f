"""The desk's area for groups."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from portal.models import ActivityField, Group, Weekday

from .base import RecordViewSet, media_panels, owner_panels, place_panels, record_tabs
from .columns import DayColumn
from .comparing import WordedPanel, listed
from .filters import GroupFilterSet
from .panels import AnswerPanel, row, with_consent


class GroupViewSet(RecordViewSet):
    """Groups: who they are, what they do, whom to ask."""

    model = Group
    icon = "group"
    base_url_path = "data/groups"
    filterset_class = GroupFilterSet
    columns_in_list = (
        "group_type",
        "status",
        DayColumn("last_confirmed_on", label=_("Last confirmed on"), sort_key="last_confirmed_on"),
    )
    edit_handler = record_tabs(
        (
            _("Basics"),
            [
                FieldPanel("code", required_on_save=True),
                FieldPanel("name", required_on_save=True),
                row("name_kana", "name_en"),
                FieldPanel("alternate_name"),
                row("group_type", "status"),
                WordedPanel("activity_fields", listed(ActivityField.choices)),
                FieldPanel("purpose"),
                FieldPanel("description"),
                FieldPanel("looking_for"),
                *media_panels(),
                FieldPanel("website"),
                FieldPanel("remarks"),
            ],
        ),
        (
            _("Activity"),
            [
                FieldPanel("areas_served"),
                WordedPanel("activity_days", listed(Weekday.choices)),
                FieldPanel("activity_time_remarks"),
                row("members", "membership_fee"),
                AnswerPanel("membership_open"),
            ],
        ),
        (_("Place"), place_panels()),
        (
            _("Contact"),
            [
                MultiFieldPanel(
                    [
                        with_consent("representative"),
                        with_consent("contact_name"),
                        with_consent("phone"),
                        with_consent("email"),
                        with_consent("form_url"),
                        with_consent("contact_remarks"),
                    ],
                    heading=_("Contact details and consent"),
                    help_text=_("Only what the group has agreed to is shown to the public."),
                ),
                FieldPanel("postal_code"),
            ],
        ),
        (
            _("Registration"),
            [
                row("corporate_number", "competent_authority"),
                row("established_on", "registered_on"),
                row("modified_on", "last_confirmed_on"),
                *owner_panels(),
            ],
        ),
    )
