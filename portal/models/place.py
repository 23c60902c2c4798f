"""Where a record is: the address and coordinate columns that all standard layouts share."""

from __future__ import annotations

from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .codes import validate_local_government_code

validate_postal_code = RegexValidator(r"\A[0-9]{7}\Z", _("Seven digits without a hyphen."))


class Located(models.Model):
    """Mixin: address in parts and as one text, WGS84 coordinates in decimal degrees.

    ``place_lender`` names the relation to another located record, whose coordinates stand for a
    record that has none, while that other one is public.
    """

    place_lender: ClassVar[str] = ""

    located_localgov_code = models.CharField(
        _("Local government code of the address"),
        max_length=6,
        blank=True,
        validators=[validate_local_government_code],
    )
    town_id = models.CharField(_("Town ID"), max_length=20, blank=True)
    address = models.CharField(pgettext_lazy("column", "Address"), max_length=255, blank=True)
    prefecture = models.CharField(_("Prefecture"), max_length=20, blank=True)
    city = models.CharField(_("City"), max_length=50, blank=True)
    town = models.CharField(_("Town"), max_length=100, blank=True, db_index=True)
    block = models.CharField(_("Block and number"), max_length=100, blank=True)
    building = models.CharField(_("Building"), max_length=255, blank=True)
    latitude = models.FloatField(
        _("Latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.FloatField(
        _("Longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse half a coordinate pair."""
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise ValidationError(
                {missing: _("Give latitude and longitude together, or neither of them.")}
            )

    @property
    def has_coordinates(self) -> bool:
        """Whether the record has coordinates of its own."""
        return self.latitude is not None and self.longitude is not None

    @property
    def located(self) -> Self | Located | None:
        """The record that tells where this one is: itself, or else its public lender of a place."""
        lender = getattr(self, self.place_lender) if self.place_lender else None
        candidates = (self, lender if lender and lender.live else None)
        return next((record for record in candidates if record and record.has_coordinates), None)
