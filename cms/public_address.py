"""Where the site answers, told to the site itself: its mails hold whole addresses of pages."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site

PORTS: Final = {"https": 443, "http": 80}


def answer_at_public_address() -> Site:
    """Let the default site know the host and port of ``SITE_URL``, and return it."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site = Site.objects.get(is_default_site=True)
    site.hostname = address.hostname or site.hostname
    site.port = address.port or PORTS.get(address.scheme, site.port)
    site.save()
    return site
