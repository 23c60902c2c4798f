"""The city that runs the portal: one row, edited in the desk's settings or by ``setup_city``."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting

from .codes import validate_local_government_code

MIN_ZOOM, MAX_ZOOM = 5, 18
"""What the map's tiles have: the whole country to single houses."""

validate_phone = RegexValidator(
    r"\A[0-9][0-9-]{8,14}\Z", _("Half-width digits with hyphens, such as 0123-45-6789.")
)


class LocalText(str):
    """A text for readers, with the ``language`` that it is in as a code."""

    language: str

    def __new__(cls, text: str, language: str) -> Self:
        made = super().__new__(cls, text)
        made.language = language
        return made


class Municipality(BaseGenericSetting):
    """Name, code, contact, licence of all open data, map start; each site has exactly one.

    Empty until the city is set up: without a code, files are named without one. ``for_request``
    reads the row once a request, templates write ``settings.portal.Municipality``.
    """

    name = models.CharField(
        pgettext_lazy("municipality", "Name"),
        max_length=50,
        help_text=_("As on official papers, with 市, 町 or 村."),
    )
    name_en = models.CharField(_("Name in English"), max_length=100, blank=True)
    code = models.CharField(
        _("Local government code"),
        max_length=6,
        validators=[validate_local_government_code],
        help_text=_("Six digits. It stands in the names of all downloaded files."),
    )
    department = models.CharField(_("Department in charge"), max_length=100, blank=True)
    department_en = models.CharField(
        _("Department in charge, in English"),
        max_length=150,
        blank=True,
        help_text=_("Shown on English pages: Civic Collaboration Division"),
    )
    phone = models.CharField(_("Telephone"), max_length=15, blank=True, validators=[validate_phone])
    email = models.EmailField(_("E-mail"), blank=True)
    address = models.CharField(pgettext_lazy("column", "Address"), max_length=255, blank=True)
    address_en = models.CharField(
        _("Address in English"),
        max_length=255,
        blank=True,
        help_text=_("As written on a letter from abroad: 1-1 Chuo-cho, Tomoni, Aozora 123-4567"),
    )
    licence_name = models.CharField(_("Licence"), max_length=100, default="CC BY 4.0")
    licence_url = models.URLField(
        _("Address of the licence"),
        max_length=500,
        default="https://creativecommons.org/licenses/by/4.0/",
    )
    latitude = models.FloatField(
        _("Latitude"), default=36.0, validators=[MinValueValidator(20), MaxValueValidator(46)]
    )
    longitude = models.FloatField(
        _("Longitude"), default=138.0, validators=[MinValueValidator(122), MaxValueValidator(154)]
    )
    zoom = models.PositiveSmallIntegerField(
        _("Zoom"),
        default=MIN_ZOOM,
        validators=[MinValueValidator(MIN_ZOOM), MaxValueValidator(MAX_ZOOM)],
        help_text=_("From 5 (the whole country) to 18 (single houses); 13 shows a city."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("name_en"), FieldPanel("code")],
            heading=_("The municipality"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("department"), FieldPanel("department_en")]),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldRowPanel([FieldPanel("address"), FieldPanel("address_en")]),
            ],
            heading=_("Contact shown on the site"),
        ),
        MultiFieldPanel(
            [FieldPanel("licence_name"), FieldPanel("licence_url")],
            heading=_("Licence of the open data"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("zoom"),
            ],
            heading=_("Where maps start"),
        ),
    ]

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")

    @classmethod
    def for_request(cls, request: HttpRequest) -> Self:
        """The city, read once a request."""
        city: Self = cls.load(request_or_site=request)
        return city

    @property
    def local_name(self) -> LocalText:
        """The name in the active language: the English one where there is one."""
        return self._local("name")

    @property
    def local_department(self) -> LocalText:
        """The department in charge, as ``local_name``."""
        return self._local("department")

    @property
    def local_address(self) -> LocalText:
        """The postal address, as ``local_name``."""
        return self._local("address")

    def _local(self, field: str) -> LocalText:
        english = getattr(self, f"{field}_en")
        if english and get_language() not in (None, settings.LANGUAGE_CODE):
            return LocalText(english, "en")
        return LocalText(getattr(self, field), settings.LANGUAGE_CODE)
