"""How many rows a list of the desk has, as people say it: 60件 instead of 60 団体."""

from __future__ import annotations

from django.utils.functional import cached_property
from django.utils.translation import ngettext
from wagtail.admin.paginator import WagtailPaginator


class CountedPaginator(WagtailPaginator):
    """Wagtail's pages of a list; what is counted needs no name that may be English."""

    @cached_property
    def items_count_label(self) -> str:
        """The number with its counter."""
        return ngettext("%(count)d entry", "%(count)d entries", self.count) % {"count": self.count}
