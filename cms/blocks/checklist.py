"""Points to check off."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock

from .items import ItemsBlock


class ChecklistBlock(StructBlock):
    """A list whose points a reader checks one by one."""

    title = CharBlock(
        label=_("Heading"),
        required=False,
        max_length=100,
        help_text=_("When or for what the points are checked: 申し込みの前に"),
    )
    items = ItemsBlock(
        CharBlock(label=_("Point"), max_length=300),
        label=_("Points"),
        min_num=1,
        max_num=30,
        help_text=_("Each as one question or one task: 役割を書面で確認しましたか。"),
    )

    class Meta:
        icon = "tasks"
        label = _("Checklist")
        group = _("Lists and tables")
        description = _("Points to check before, during or after a project.")
        preview_value = {
            "title": _("Before you begin"),
            "items": [_("Is the purpose shared?"), _("Are the roles written down?")],
        }
        template = "cms/blocks/checklist.html"
