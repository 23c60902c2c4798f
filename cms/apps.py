"""App configuration of ``cms``."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = _("Pages")

    def ready(self) -> None:
        """Make the pages known to search."""
        from . import search_setup

        search_setup.register()
