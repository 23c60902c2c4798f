"""What to do, one step after the other."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StructBlock

from .text import TEXT_FEATURES


class StepBlock(StructBlock):
    """One step."""

    title = CharBlock(label=_("Step"), max_length=100)
    body = RichTextBlock(label=_("Text"), required=False, features=TEXT_FEATURES)

    class Meta:
        icon = "order"
        label = _("Step")


class StepsBlock(StructBlock):
    """An ordered list of steps."""

    title = CharBlock(label=_("Heading"), required=False, max_length=100)
    steps = ListBlock(StepBlock(), label=_("Steps"), min_num=2, max_num=20)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        group = _("Lists and tables")
        description = _("A procedure, numbered step by step.")
        preview_value = {
            "title": _("From the idea to the event"),
            "steps": [
                {"title": _("Talk"), "body": _("<p>Bring your idea to the consultation desk.</p>")},
                {"title": _("Agree"), "body": _("<p>Write down who does what.</p>")},
                {"title": _("Do"), "body": _("<p>Carry it out, and look back together.</p>")},
            ],
        }
        template = "cms/blocks/steps.html"
