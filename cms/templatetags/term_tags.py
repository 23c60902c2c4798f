"""The tag that explains terms in place."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def explained(context: dict[str, Any], html: Any) -> SafeString:
    """The rich text with the terms marked that its page, if it has any, has not used yet."""
    terms = context.get("terms")
    return terms.mark(str(html)) if terms else html
