"""Icons of the Lucide set, drawn into the page so that they take the text's colour and size."""

from __future__ import annotations

from functools import cache

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """The icon of that name; hidden from screen readers unless it has a ``label`` of its own.

    Raises lucide.IconDoesNotExist where the set has no such icon.
    """
    role = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return mark_safe(f'<svg class="icon" viewBox="0 0 24 24" {role}>{_drawing(str(name))}</svg>')  # noqa: S308


@cache
def _drawing(name: str) -> str:
    """What is inside the icon's ``svg`` element; the stylesheet's ``.icon`` has the attributes."""
    svg = str(lucide(name, size=None))
    inside = svg.partition(">")[2].rpartition("</svg>")[0]
    return "".join(line.strip().replace(" />", "/>") for line in inside.splitlines())
