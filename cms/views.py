"""The few addresses that are neither a page nor a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control

if TYPE_CHECKING:
    from django.http import HttpRequest

ROBOTS = """\
User-agent: *
Disallow: {admin}
Disallow: /search/
Disallow: /en/search/

Sitemap: {sitemap}
"""


@cache_control(max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers should leave alone, and where the map is."""
    text = ROBOTS.format(
        admin=reverse("wagtailadmin_home"), sitemap=request.build_absolute_uri(reverse("sitemap"))
    )
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
