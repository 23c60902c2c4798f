"""Pages about the site: what it is, its policies, how to reach the city."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .base import ContentPage


class StandardPage(ContentPage):
    """A page of text with nothing around it."""

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
