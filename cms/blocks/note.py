"""A note set apart from the running text."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, RichTextBlock, StructBlock, StructValue

from .text import TEXT_FEATURES

KINDS = [("info", _("For information")), ("tip", _("Tip")), ("warning", _("Caution"))]


class NoteBlock(StructBlock):
    """Information, a tip or a caution, each named in words as well as in colour."""

    kind = ChoiceBlock(
        label=_("Kind"),
        choices=KINDS,
        default="info",
        search_index=False,
        help_text=_("A caution is for what can go wrong, not for what is important."),
    )
    title = CharBlock(
        label=_("Heading"),
        required=False,
        max_length=100,
        help_text=_("What it is about, in a few words: 申込期限にご注意ください"),
    )
    body = RichTextBlock(
        label=_("Text"),
        features=TEXT_FEATURES,
        max_length=2_000,
        help_text=_("Two or three sentences at most."),
    )

    class Meta:
        icon = "info-circle"
        label = _("Note")
        group = _("Text and headings")
        description = _("Sets information, a tip or a caution apart from the text.")
        preview_value = {
            "kind": "tip",
            "title": _("Ask early"),
            "body": _("<p>Talk to the city before you write your application.</p>"),
        }
        template = "cms/blocks/note.html"

    def get_context(self, value: StructValue, parent_context: Any = None) -> dict[str, Any]:
        """Add the kind in words."""
        context = super().get_context(value, parent_context)
        context["kind_label"] = dict(KINDS).get(value["kind"], "")
        return context
