"""An event's texts in other languages."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey

from .translation import RecordTranslation


class EventTranslation(RecordTranslation):
    """An event's texts in another language."""

    text_fields = (
        "name",
        "subtitle",
        "summary",
        "description",
        "time_remarks",
        "fee_details",
        "audience",
        "venue_name",
        "access",
        "application_method",
    )

    record = ParentalKey("portal.Event", on_delete=models.CASCADE, related_name="translations")
    subtitle = models.CharField(_("Subtitle"), max_length=255, blank=True)
    summary = models.TextField(_("Summary"), blank=True)
    time_remarks = models.TextField(pgettext_lazy("event", "Notes on days and times"), blank=True)
    fee_details = models.TextField(_("Fees in detail"), blank=True)
    audience = models.CharField(_("For whom"), max_length=255, blank=True)
    venue_name = models.CharField(pgettext_lazy("column", "Venue"), max_length=255, blank=True)
    access = models.TextField(_("Access"), blank=True)
    application_method = models.TextField(pgettext_lazy("column", "How to apply"), blank=True)

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(
                fields=["record", "language"], name="one_event_translation_a_language"
            )
        ]
