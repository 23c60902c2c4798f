"""Facilities (公共施設): places to meet, when they are open and whom they suit."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey

from portal.search_documents import SearchableFacility

from .codes import validate_corporate_number
from .fields import CodeListField
from .opening import FacilityQuerySet, opening_state
from .place import Located, validate_postal_code
from .record import PublishedManager, Record
from .spans import NIGHT_ENDS, check_days, check_times, raise_all
from .translation import RecordTranslation
from .weekdays import Weekday

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ACCESSIBILITY_FIELDS = (
    "wheelchair_accessible",
    "wheelchair_rental",
    "cane_rental",
    "accessible_toilet",
    "step_free",
    "tactile_paving",
    "braille_or_reading",
    "assistance_dogs",
    "subtitles",
    "writing_support",
    "priority_parking",
    "ostomate_toilet",
    "nursing_room",
    "nappy_changing",
    "food_and_drink",
    "stroller_rental",
    "stroller_use",
)
"""The seventeen yes/no columns (36 to 52 of 公共施設一覧), in the standard's order."""


class HeightType(models.TextChoices):
    """高度の種別: what a height value counts."""

    FLOOR = "階数", _("Floor")
    ELEVATION = "標高", _("Elevation")
    ABOVE_GROUND = "地表高", _("Height above ground")


def _answer(label: StrOrPromise) -> models.BooleanField:
    """A yes/no question that may be unanswered (blank in the standard: not confirmed)."""
    return models.BooleanField(label, null=True, blank=True)


class Facility(SearchableFacility, Located, Record):
    """A public facility; columns of 公共施設一覧 (56 columns)."""

    dataset = "facilities"

    poi_code = models.CharField(_("Kind (POI code)"), max_length=5, blank=True, db_index=True)
    external_id_scheme = models.CharField(_("External identifier"), max_length=100, blank=True)
    external_id = models.CharField(_("External identifier value"), max_length=255, blank=True)
    height_type = models.CharField(
        _("Kind of height"), max_length=10, choices=HeightType, blank=True
    )
    height = models.CharField(pgettext_lazy("column", "Height"), max_length=50, blank=True)
    phone = models.CharField(_("Telephone"), max_length=50, blank=True)
    extension = models.CharField(_("Extension"), max_length=20, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    form_url = models.URLField(_("Contact form"), max_length=1000, blank=True)
    contact_remarks = models.TextField(_("Other contact (social media …)"), blank=True)
    postal_code = models.CharField(
        _("Postal code"), max_length=7, blank=True, validators=[validate_postal_code]
    )
    corporate_number = models.CharField(
        _("Corporate number"), max_length=13, blank=True, validators=[validate_corporate_number]
    )
    operator = models.CharField(_("Operator"), max_length=255, blank=True)
    service_days = CodeListField(_("Days open"), choices=Weekday)
    opens_at = models.TimeField(_("Opens at"), null=True, blank=True)
    closes_at = models.TimeField(_("Closes at"), null=True, blank=True)
    hours_remarks = models.TextField(_("Notes on opening hours"), blank=True)
    closed_on_holidays = models.BooleanField(_("Closed on public holidays"), default=False)
    wheelchair_accessible = _answer(_("Wheelchair accessible"))
    wheelchair_rental = _answer(_("Wheelchairs to borrow"))
    cane_rental = _answer(_("Canes to borrow"))
    accessible_toilet = _answer(_("Accessible toilet"))
    step_free = _answer(_("Ramp, lift or escalator"))
    tactile_paving = _answer(_("Tactile paving"))
    braille_or_reading = _answer(_("Braille or reading aloud"))
    assistance_dogs = _answer(_("Assistance dogs welcome"))
    subtitles = _answer(_("Subtitles"))
    writing_support = _answer(_("Communication in writing"))
    priority_parking = _answer(_("Priority parking"))
    ostomate_toilet = _answer(_("Toilet for ostomates"))
    nursing_room = _answer(_("Nursing room"))
    nappy_changing = _answer(_("Nappy changing table"))
    food_and_drink = _answer(_("Food and drink allowed"))
    stroller_rental = _answer(_("Strollers to borrow"))
    stroller_use = _answer(_("Strollers welcome"))

    objects = models.Manager.from_queryset(FacilityQuerySet)()
    published = PublishedManager.from_queryset(FacilityQuerySet)()  # type: ignore[django-manager-missing]

    class Meta(Record.Meta):
        verbose_name = _("facility")
        verbose_name_plural = _("facilities")

    def check_values(self) -> None:
        """Refuse hours that end before they begin; until early morning they run past midnight."""
        super().check_values()
        raise_all(check_times(self, "opens_at", "closes_at", night_ends=NIGHT_ENDS))

    @property
    def areas(self) -> list[str]:
        """The town the facility is in, as a list like a group's areas."""
        return [self.town] if self.town else []

    def is_open(self, moment: datetime.datetime) -> bool | None:
        """Whether the facility is open at an aware ``moment``; None where its hours are unknown."""
        return opening_state(self, moment).is_open


class OpeningHours(models.Model):
    """Hours of one weekday where they differ from the facility's regular ones."""

    facility = ParentalKey(Facility, on_delete=models.CASCADE, related_name="weekday_hours")
    weekday = models.CharField(_("Day"), max_length=1, choices=Weekday)
    opens_at = models.TimeField(_("Opens at"), null=True, blank=True)
    closes_at = models.TimeField(_("Closes at"), null=True, blank=True)
    note = models.CharField(_("Note"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("hours of a weekday")
        verbose_name_plural = _("hours by weekday")
        constraints = [
            models.UniqueConstraint(
                fields=["facility", "weekday"], name="one_row_of_hours_a_weekday"
            )
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens_at:%H:%M}" if self.opens_at else self.weekday

    def clean(self) -> None:
        """Refuse one time without the other, and hours that end before they begin."""
        super().clean()
        if (self.opens_at is None) != (self.closes_at is None):
            raise ValidationError(
                _("Give both times, or none where the facility is closed on that day.")
            )
        raise_all(check_times(self, "opens_at", "closes_at", night_ends=NIGHT_ENDS))


class ClosedDays(models.Model):
    """A day or a span of days on which the facility is closed, both ends included."""

    facility = ParentalKey(Facility, on_delete=models.CASCADE, related_name="closed_days")
    start_date = models.DateField(_("First day"))
    end_date = models.DateField(_("Last day"))
    reason = models.CharField(_("Reason"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("closed days")
        verbose_name_plural = _("closed days")
        ordering = ["start_date"]

    def __str__(self) -> str:
        return f"{self.start_date}/{self.end_date}"

    def clean(self) -> None:
        """Refuse a last day before the first."""
        super().clean()
        raise_all(check_days(self, "start_date", "end_date"))


class FacilityTranslation(RecordTranslation):
    """A facility's texts in another language."""

    text_fields = ("name", "description", "hours_remarks")

    record = ParentalKey(Facility, on_delete=models.CASCADE, related_name="translations")
    hours_remarks = models.TextField(_("Notes on opening hours"), blank=True)

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(
                fields=["record", "language"], name="one_facility_translation_a_language"
            )
        ]
