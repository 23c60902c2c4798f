"""Tags that put the ways through the site into templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page

from cms import navigation
from portal import jsonld
from portal.head import PageHead

if TYPE_CHECKING:
    from cms.outline import Entry

register = template.Library()


@register.simple_tag(takes_context=True)
def site_navigation(context: dict[str, Any]) -> navigation.Navigation | None:
    """The menus and the other languages; None where there is no request, as in an error page."""
    request, page = context.get("request"), context.get("page")
    if request is None:
        return None
    return navigation.navigation(request, page if isinstance(page, Page) else None)


@register.simple_tag(takes_context=True)
def page_head(context: dict[str, Any]) -> PageHead | None:
    """What the view says of its page as ``head``, or what the page in ``page`` says of itself."""
    return context.get("head") or getattr(context.get("page"), "head", None)


@register.simple_tag(takes_context=True)
def way_to_page(context: dict[str, Any]) -> list[navigation.Step]:
    """The steps from the home page down to ``page``."""
    return navigation.way_to(context["page"], context["request"])


@register.simple_tag
def way_to_entry(entry: Entry) -> list[navigation.Step]:
    """The steps from the home page down to an entry of a handbook's outline."""
    places = [*entry.ancestors, entry]
    return [navigation.home_step(), *((place.title, place.url) for place in places)]


@register.simple_tag(takes_context=True)
def breadcrumb_data(context: dict[str, Any], steps: list[navigation.Step]) -> SafeString:
    """The steps as schema.org's BreadcrumbList."""
    data = jsonld.breadcrumbs(steps, context["request"].build_absolute_uri)
    return jsonld.script(data)


@register.filter
def text_language(page: Page) -> str:
    """The language of the page's title and text where it repeats an original; else empty."""
    return settings.LANGUAGE_CODE if page.alias_of_id else ""


@register.filter
def lang(page: Page) -> SafeString:
    """The attribute that tells the language of an untranslated page's title."""
    language = text_language(page)
    return format_html(' lang="{}"', language) if language else SafeString()


@register.simple_tag(takes_context=True)
def absolute(context: dict[str, Any], path: str) -> str:
    """The full address of a path on this site."""
    return context["request"].build_absolute_uri(path)


@register.simple_tag(takes_context=True)
def query_with(context: dict[str, Any], **changes: Any) -> str:
    """The present query string with some parameters changed, or left out where empty."""
    params = context["request"].GET.copy()
    for name, value in changes.items():
        if value in ("", None):
            params.pop(name, None)
        else:
            params[name] = str(value)
    return f"?{params.urlencode()}"
