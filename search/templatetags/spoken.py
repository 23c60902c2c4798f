"""What tells screen readers which texts of a page are Japanese."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.conf import settings
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()

JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
"""Kana and kanji."""

_RUN = re.compile(f"{JAPANESE.pattern}(?:[\u3000-\u303f\uff00-\uffef]*{JAPANESE.pattern})*")


@register.simple_tag
def lang_of(text: Any) -> SafeString | str:
    """`` lang="ja"`` for a Japanese text on a page in another language; nothing otherwise.

    Names, places and what nobody has translated stand in Japanese on such pages.
    """
    here = get_language() or settings.LANGUAGE_CODE
    if here == "ja" or not JAPANESE.search(str(text or "")):
        return ""
    return mark_safe(' lang="ja"')


@register.filter
def japanese_in(text: Any, language: str) -> SafeString:
    """``text`` of ``language`` with the Japanese words in it marked as such."""
    escaped = conditional_escape(text)
    if language == "ja":
        return escaped
    marked = _RUN.sub(r'<span lang="ja">\g<0></span>', escaped)
    return mark_safe(marked)  # noqa: S308  (escaped above)
