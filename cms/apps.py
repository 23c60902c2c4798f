"""App configuration of ``cms``."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    verbose_name = _("Pages")

    def ready(self) -> None:
        """Make the pages known to search, and kept pages old when anything is written.

        Documents are read when they are saved, images made ready when a page is published;
        nobody gets two mails of one submission.
        """
        from . import avif, pictures, search_setup, workflow_mails
        from .attachments import signals as attachments
        from .caching import signals

        search_setup.register()
        signals.connect()
        attachments.connect()
        avif.register()
        pictures.connect()
        workflow_mails.connect()
