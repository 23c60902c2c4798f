"""Running text, the block that most of a page is made of."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock

TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]
"""What an editor may do inside running text; headings, figures and tables are blocks."""

LONGEST = 50_000
"""Characters of one text: some thirty printed pages. More is a book, pasted by mistake."""


class TextBlock(RichTextBlock):
    """Paragraphs and lists with links."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = _("Text and headings")
        description = _("Paragraphs, lists and links.")
        preview_value = _(
            "<p>Citizens and the city work on a shared task as <b>equal partners</b>.</p>"
            "<ul><li>Share the aim.</li><li>Decide who does what.</li></ul>"
        )
        template = "cms/blocks/text.html"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        kwargs.setdefault("max_length", LONGEST)
        super().__init__(**kwargs)
