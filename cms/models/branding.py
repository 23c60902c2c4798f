"""How the site looks like the city's own: logo, colour, social card."""

from __future__ import annotations

from typing import ClassVar, Self

from django import forms
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting

from cms.contrast import validate_legible_colour

PRIMARY_COLOUR = "#0017c1"
"""Blue 900 of the Digital Agency design system, which the style sheets are made with."""


class Branding(BaseGenericSetting):
    """Logo, primary colour and social card; each site has exactly one row.

    Without a logo the site shows Tomoni's wordmark with the city's name, without a social card
    the one in the static files.
    """

    select_related: ClassVar[list[str]] = ["logo", "social_card"]

    logo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("Logo"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("At the top of every page, beside the name of the city; at least 80 px high."),
    )
    primary_colour = models.CharField(
        _("Main colour"),
        max_length=7,
        default=PRIMARY_COLOUR,
        validators=[validate_legible_colour],
        help_text=_("Of links, buttons and headings; it must be legible on white."),
    )
    social_card = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("Social card"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Shown where somebody shares a page; best 1200 by 630 px."),
    )

    panels = [
        FieldPanel("logo"),
        FieldPanel("primary_colour", widget=forms.TextInput(attrs={"type": "color"})),
        FieldPanel("social_card"),
    ]

    class Meta:
        verbose_name = _("look of the site")
        verbose_name_plural = _("looks of the site")

    @classmethod
    def for_request(cls, request: HttpRequest) -> Self:
        """The look of the site, read once a request."""
        look: Self = cls.load(request_or_site=request)
        return look

    @property
    def is_stock_colour(self) -> bool:
        """Whether the style sheets' own colours hold as they are."""
        return self.primary_colour.lower() == PRIMARY_COLOUR
