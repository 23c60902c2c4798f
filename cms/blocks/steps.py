"""What to do, one step after the other."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock

from .items import ItemsBlock
from .text import TEXT_FEATURES


class StepBlock(StructBlock):
    """One step."""

    title = CharBlock(
        label=_("Step"), max_length=100, help_text=_("What to do, as a verb: 窓口で相談する")
    )
    body = RichTextBlock(
        label=_("Text"),
        required=False,
        features=TEXT_FEATURES,
        max_length=2_000,
        help_text=_("Where, until when, with what."),
    )

    class Meta:
        icon = "order"
        label = _("Step")


class StepsBlock(StructBlock):
    """An ordered list of steps."""

    title = CharBlock(
        label=_("Heading"),
        required=False,
        max_length=100,
        help_text=_("What the steps lead to: 補助金を受けるまでの流れ"),
    )
    steps = ItemsBlock(
        StepBlock(),
        label=_("Steps"),
        min_num=2,
        max_num=20,
        help_text=_("In the order in which they are done; the numbers come by themselves."),
    )

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
