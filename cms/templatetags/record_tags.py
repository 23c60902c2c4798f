"""Filters that show records inside pages."""

from __future__ import annotations

from django import template

from portal.models import Record

register = template.Library()


@register.filter
def text(record: Record, field: str) -> str:
    """The record's public text of ``field`` in the active language."""
    return record.text(field)
