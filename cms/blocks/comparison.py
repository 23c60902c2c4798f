"""Things side by side: the roles of citizens and city, forms of collaboration."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock

from .items import ItemsBlock


class ComparedBlock(StructBlock):
    """One of the things compared."""

    title = CharBlock(
        label=_("Heading"), max_length=100, help_text=_("What stands on this side: 団体の役割")
    )
    points = ItemsBlock(
        CharBlock(label=_("Point"), max_length=300),
        label=_("Points"),
        min_num=1,
        max_num=20,
        help_text=_("One thing each, in the same order on every side: 会場を準備する"),
    )

    class Meta:
        icon = "list-ul"
        label = _("Side")


class ComparisonBlock(StructBlock):
    """Two to four things side by side, each with its points."""

    title = CharBlock(
        label=_("Heading"),
        required=False,
        max_length=100,
        help_text=_("What is compared: 団体と市の役割分担"),
    )
    items = ItemsBlock(
        ComparedBlock(),
        label=_("Sides"),
        min_num=2,
        max_num=4,
        help_text=_("Two to four; on a phone they stand one below the other."),
    )

    class Meta:
        icon = "grid"
        label = _("Comparison")
        group = _("Lists and tables")
        description = _("Puts two to four things side by side.")
        preview_value = {
            "title": _("Who does what"),
            "items": [
                {"title": _("The group"), "points": [_("Plans the programme"), _("Finds helpers")]},
                {"title": _("The city"), "points": [_("Lends the hall"), _("Spreads the word")]},
            ],
        }
        template = "cms/blocks/comparison.html"
