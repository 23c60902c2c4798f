"""Values of a record as a page shows them, by the kind of their field; empty for none."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import models
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html, format_html_join, urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .datasets.fields import split_list
from .models import Record
from .models.fields import CodeListField
from .wording import day_words, time_words

SEVERAL = ("tools", "payment", "audience", "co_organizers", "related_organizations")
"""Texts that the standards keep as ``;`` lists."""

WEB_ADDRESS = re.compile(r"(https?://[!-~]+)")


def field_label(record: Record, name: str) -> Any:
    """What a field is called."""
    field: Any = record._meta.get_field(name)
    return field.verbose_name


def in_original(record: Record, field: str) -> bool:
    """Whether ``field`` is read in the first language although another one is active."""
    if get_language() == settings.LANGUAGE_CODE or not getattr(record, field):
        return False
    return record.text(field) == getattr(record, field)


def marked(record: Record, field: str, html: SafeString) -> SafeString:
    """``html`` with its language marked where that is not the page's."""
    if not html or not in_original(record, field):
        return html
    return format_html('<span lang="{}">{}</span>', settings.LANGUAGE_CODE, html)


def linked(text: str) -> SafeString:
    """People's text as markup, its addresses as links; Japanese puts no space around them."""
    parts = (urlize(part, nofollow=True, autoescape=True) for part in WEB_ADDRESS.split(text))
    return mark_safe("".join(parts))  # noqa: S308 - urlize escapes


def text_value(record: Record, field: str) -> SafeString:
    """The public text of a field with line breaks, and its addresses as links."""
    text = record.text(field)
    if field in SEVERAL:
        text = _(", ").join(split_list(text))
    return linebreaksbr(linked(text), autoescape=False)


def link(address: str, words: str = "") -> SafeString:
    """A web address as a link; as text when it is not one."""
    if not address.startswith(("https://", "http://")):
        return format_html("{}", words or address)
    return format_html('<a href="{}">{}</a>', address, words or address)


def telephone(number: str) -> SafeString:
    """A telephone number to call."""
    digits = "".join(character for character in number if character in "+0123456789")
    return format_html('<a href="tel:{}">{}</a>', digits, number)


def email(address: str) -> SafeString:
    """An e-mail address to write to."""
    return format_html('<a href="mailto:{}">{}</a>', address, address)


def _codes(record: Record, field: CodeListField) -> SafeString:
    labels = dict(field.flatchoices)
    codes = getattr(record, field.attname)
    return format_html_join(_(", "), "{}", ((labels.get(code, code),) for code in codes))


def _day(value: datetime.date) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), day_words(value))


BY_KIND: tuple[tuple[type[models.Field], Callable[[Any], Any]], ...] = (
    (models.URLField, link),
    (models.EmailField, email),
    (models.BooleanField, lambda value: _("Yes") if value else _("No")),
    (models.DateField, _day),
    (models.TimeField, time_words),
    (models.IntegerField, lambda value: f"{value:,}"),
)


def fact_value(record: Record, name: str) -> SafeString:
    """The value of a field as HTML, in the active language."""
    field: Any = record._meta.get_field(name)
    value = getattr(record, name)
    if value in (None, "", []):
        return mark_safe("")
    if isinstance(field, CodeListField):
        return _codes(record, field)
    if field.choices:
        return format_html("{}", getattr(record, f"get_{name}_display")())
    if name == "phone":
        return telephone(value)
    for kind, show in BY_KIND:
        if isinstance(field, kind):
            return format_html("{}", show(value))
    return marked(record, name, text_value(record, name))
