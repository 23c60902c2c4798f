"""Tags that put the ways through the site into templates."""

from __future__ import annotations

from typing import Any

from django import template
from wagtail.models import Page

from cms import navigation

register = template.Library()


@register.simple_tag(takes_context=True)
def site_navigation(context: dict[str, Any]) -> navigation.Navigation | None:
    """The menus and the other languages; None where there is no request, as in an error page."""
    request, page = context.get("request"), context.get("page")
    if request is None:
        return None
    return navigation.navigation(request, page if isinstance(page, Page) else None)


@register.simple_tag(takes_context=True)
def way_up(context: dict[str, Any]) -> list[navigation.Link]:
    """Links to the pages above ``page``."""
    return navigation.way_up(context["page"], context["request"])


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
