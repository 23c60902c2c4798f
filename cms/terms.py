"""Marks the first place where a page uses each term of the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from cms.models import GlossaryTerm

TAG = re.compile(r"(<[^>]*>)")
OPENING, CLOSING = "「『（《(“", "」』）》)”、。，．"
"""What stands in one line with the term after or before it: a button alone may break there."""


class Terms:
    """The terms of a language while one page is written; each is marked once.

    A term opens its explanation in a popover, by mouse, touch or keyboard and without script.
    """

    def __init__(self, terms: Iterable[GlossaryTerm]) -> None:
        self._left = {term.term: term for term in terms}

    def mark(self, html: str) -> SafeString:
        """The rich text with terms marked in its running text; links are left alone."""
        parts = TAG.split(html)
        links = 0
        for place, part in enumerate(parts):
            if part.startswith("<"):
                links += part.startswith("<a") - part.startswith("</a")
            elif part and not links:
                parts[place] = self._mark(part)
        return mark_safe("".join(parts))  # noqa: S308

    def _mark(self, text: str) -> str:
        longest_first = sorted(self._left, key=len, reverse=True)
        found = "|".join(map(re.escape, longest_first))
        pattern = f"([{OPENING}]?)({found})([{CLOSING}]?)"
        return re.sub(pattern, self._replace, text) if found else text

    def _replace(self, match: re.Match[str]) -> str:
        before, word, after = match.groups()
        term = self._left.pop(word, None)
        if term is None:
            return match[0]
        marked = _marked(term)
        return f'<span class="term">{before}{marked}{after}</span>' if before or after else marked


def _marked(term: GlossaryTerm) -> str:
    return format_html(
        '<button type="button" class="term__word" popovertarget="term-{pk}">{word}</button>'
        '<span class="term__box" id="term-{pk}" popover role="note">'
        "<b>{word}{reading}</b>{explanation}</span>",
        pk=term.pk,
        word=term.term,
        reading=f"（{term.reading}）" if term.reading else "",
        explanation=term.explanation,
    )
