"""The desk's area for events."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.kinds import event_kinds
from portal.models import Event, Facility, Group
from portal.recurrence_pattern import recurrence_words

from .base import RecordViewSet, media_panels, owner_panels, place_panels, record_tabs
from .columns import DayColumn
from .comparing import WordedPanel
from .filters import EventFilterSet
from .panels import AnswerPanel, answers, row
from .recurrence import DatesWidget, RecurrenceWidget, words_view
from .widgets import RecordChooser, SuggestingInput


class EventViewSet(RecordViewSet):
    """Events: what, when, where, for whom, how to take part."""

    model = Event
    icon = "calendar-alt"
    base_url_path = "data/events"
    filterset_class = EventFilterSet
    ordering = ["-start_date", "code"]
    columns_in_list = (
        DayColumn("start_date", label=_("First day"), sort_key="start_date"),
        "status",
        "kind",
    )
    edit_handler = record_tabs(
        (
            _("Basics"),
            [
                FieldPanel("code", required_on_save=True),
                FieldPanel("name", required_on_save=True),
                FieldPanel("subtitle"),
                row("name_kana", "name_en"),
                FieldPanel("alternate_name"),
                FieldPanel("status"),
                FieldPanel("kind", widget=SuggestingInput(event_kinds)),
                FieldPanel("summary"),
                FieldPanel("description"),
                FieldPanel("sub_events"),
                row("keywords", "tags"),
                FieldPanel("content_url"),
                *media_panels(),
                FieldPanel("remarks"),
            ],
        ),
        (
            _("Days and times"),
            [
                row("start_date", "end_date"),
                row("start_time", "end_time"),
                FieldPanel("time_remarks"),
                FieldPanel("duration"),
                FieldPanel("holding_pattern"),
                WordedPanel(
                    "recurrence",
                    lambda rule: recurrence_words(rule) or rule,
                    widget=RecurrenceWidget,
                    help_text=_("The first day above is the first of the series."),
                ),
                FieldPanel(
                    "excluded_dates",
                    widget=DatesWidget,
                    help_text=_("Days of the series on which the event does not take place."),
                ),
            ],
        ),
        (
            _("Place"),
            [
                FieldPanel("venue", widget=RecordChooser(Facility)),
                FieldPanel("venue_name"),
                FieldPanel("meeting_place"),
                *place_panels(),
                FieldPanel("access"),
                FieldPanel("parking"),
                FieldPanel("bicycle_parking"),
                row("web_mode", "web_url"),
                FieldPanel("tools"),
            ],
        ),
        (
            _("Participation"),
            [
                FieldPanel("audience"),
                FieldPanel("audience_remarks"),
                row("capacity", "fee"),
                FieldPanel("capacity_remarks"),
                row("fee_type", "payment"),
                FieldPanel("fee_details"),
                row("application_starts_on", "application_starts_at"),
                row("application_ends_on", "application_ends_at"),
                FieldPanel("application_method"),
                FieldPanel("application_url"),
                FieldPanel("conditions"),
                FieldPanel("target_industry"),
            ],
        ),
        (
            _("Organiser and contact"),
            [
                FieldPanel("organizer", widget=RecordChooser(Group)),
                FieldPanel("organizer_name"),
                FieldPanel("co_organizers"),
                FieldPanel("related_organizations"),
                FieldPanel("contact_name"),
                row("phone", "extension"),
                FieldPanel("corporate_number"),
                *owner_panels(),
            ],
        ),
        (
            _("Accessibility"),
            [
                *answers(
                    "nursing_room",
                    "nappy_changing",
                    "food_and_drink",
                    "stroller_rental",
                    "stroller_use",
                ),
                AnswerPanel("foreign_language_support"),
                FieldPanel("language_codes"),
                FieldPanel("foreign_language_remarks"),
            ],
        ),
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's, the list first for the menu; and what puts a recurrence into words."""
        words = path("recurrence/", words_view, name="recurrence_words")
        return [*super().get_urlpatterns(), words]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """The export names organiser and venue by their codes."""
        return super().get_queryset(request).select_related("organizer", "venue")
