"""Headings inside a page, which its table of contents lists."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, StructValue

LEVELS = [
    ("h2", _("Large heading")),
    ("h3", _("Medium heading")),
    ("h4", _("Small heading")),
]


def anchor_of(block_id: str) -> str:
    """The fragment of a heading's address, from the id of its block.

    The id stays when the heading is rewritten, moved or translated, so links to it keep working.
    """
    return f"h-{block_id[:8]}"


class HeadingBlock(StructBlock):
    """A heading of the second to fourth level; the first is the page's title."""

    text = CharBlock(
        label=_("Heading"),
        max_length=200,
        help_text=_("What the part below is about, in a few words: 申し込みに必要なもの"),
    )
    level = ChoiceBlock(
        label=_("Level"),
        choices=LEVELS,
        default="h2",
        search_index=False,
        help_text=_("A medium heading stands below a large one, a small one below a medium one."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        group = _("Text and headings")
        description = _("Divides the page; large and medium headings enter its contents.")
        preview_value = {"text": _("How to begin"), "level": "h2"}
        template = "cms/blocks/heading.html"

    def get_context(self, value: StructValue, parent_context: Any = None) -> dict[str, Any]:
        """Add the anchor, where the stream around has said which block this is."""
        context = super().get_context(value, parent_context)
        block_id = context.get("block_id")
        context["anchor"] = anchor_of(block_id) if block_id else ""
        return context
