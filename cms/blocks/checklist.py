"""Points to check off."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock


class ChecklistBlock(StructBlock):
    """A list whose points a reader checks one by one."""

    title = CharBlock(label=_("Heading"), required=False, max_length=100)
    items = ListBlock(CharBlock(label=_("Point"), max_length=300), label=_("Points"))

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
