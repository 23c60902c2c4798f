"""App configuration of ``portal``."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Records")

    def ready(self) -> None:
        """Make the records known to search, and note what happens to them."""
        from . import admin_index, search_setup, signals
        from .datasets import checks as dataset_checks  # noqa: F401
        from .standards import checks  # noqa: F401

        signals.connect()
        admin_index.connect()
        search_setup.register()
