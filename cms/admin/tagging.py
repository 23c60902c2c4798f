"""The desk's tags on many pages at once."""

from __future__ import annotations

from django.utils.translation import gettext_lazy, ngettext

from portal.admin.tagging import Tagging

from .bulk_pages import PagesBulkAction


class TagPagesBulkAction(Tagging, PagesBulkAction):
    """Puts tags on the selected pages or takes them off."""

    aria_label = gettext_lazy("Tag the selected pages")
    question = gettext_lazy("Which tags do these pages get? Only the desk sees them.")

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        return ngettext(
            "Tags of %(count)d page changed.",
            "Tags of %(count)d pages changed.",
            num_parent_objects,
        ) % {"count": num_parent_objects}
