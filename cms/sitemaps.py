"""The map of the pages for search engines: one address a language that a page is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.sitemaps import Sitemap
from wagtail.models import Page

from cms.visibility import public

if TYPE_CHECKING:
    from django.db.models import QuerySet


class PageSitemap(Sitemap):
    """Every public page; aliases are left out, since they repeat another page's text."""

    limit = 5000

    def items(self) -> QuerySet[Page]:
        """Public pages below the homes and the homes themselves."""
        pages = Page.objects.filter(depth__gte=2, alias_of__isnull=True)
        return public(pages).order_by("path")

    def location(self, item: Page) -> str:
        return item.get_url() or ""

    def lastmod(self, item: Page) -> Any:
        return item.last_published_at
