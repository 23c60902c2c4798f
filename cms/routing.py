"""From an address to its page in one query, however deep it lies and in whichever language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.http import Http404
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet
from wagtail.views import serve

from cms.models import ContentPage
from cms.visibility import Restricted

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from wagtail.url_routing import RouteResult


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Answer as Wagtail does.

    Wagtail walks down from the home page with two queries a level; ``url_path`` names the page at
    once. What is not found so, such as a page that answers below its own address, is left to it.
    """
    try:
        route = _route(request, path)
    except Http404:
        route = None
    if route is not None:
        request._wagtail_route_for_request = route  # type: ignore[attr-defined]  # Wagtail reads it
    return serve(request, path)


def _route(request: HttpRequest, path: str) -> RouteResult | None:
    site = Site.find_for_request(request)
    for root in Site.get_site_root_paths():
        if site is not None and root.site_id == site.pk and root.language_code == get_language():
            page = page_at(root.root_path + path)
            return page.route(request, []) if page else None
    return None


def page_at(url_path: str) -> ContentPage | None:
    """The page at a place in the tree as what it is, with the page whose text it shows.

    It knows whether it is open to everybody, which Wagtail asks before it shows a page.
    """
    found = _pages().filter(url_path=url_path).first()
    if found is None:
        return None
    page = getattr(found, found.cached_content_type.model, None)
    if not isinstance(page, ContentPage):
        return None
    if found.alias_of is not None:
        page.source = found.alias_of
    page.is_open = not found.is_restricted
    return page


@cache
def _pages() -> PageQuerySet:
    """All pages as what they are; put together once, since every page is found in it."""
    pages = Page.objects.select_related("alias_of__locale", *_kinds())
    return pages.annotate(is_restricted=Restricted())


def _kinds() -> tuple[str, ...]:
    """From a page to each of our page types, and to the pictures that they show at once."""
    ways = [way for way in Page._meta.related_objects if way.one_to_one]
    kinds = [way for way in ways if issubclass(way.related_model, ContentPage)]
    pictures = [way for way in kinds if hasattr(way.related_model, "image")]
    return (*(way.name for way in kinds), *(f"{way.name}__image" for way in pictures))
