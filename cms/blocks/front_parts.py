"""The parts of the front page, for an editor to choose and to put in order."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StaticBlock
from wagtail.models import Locale

from cms.front import front_page

from .arriving import WholeStreamBlock


class FrontPartBlock(StaticBlock):
    """A part that fills itself; the picker shows what it would show now."""

    class Meta:
        group = _("Parts of the front page")
        preview_template = "cms/blocks/front_part_preview.html"

    def __init__(self, description: Any = "", **kwargs: Any) -> None:
        super().__init__(description=description, admin_text=description, **kwargs)

    def get_preview_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the part as it stands on the front page now; empty where it has nothing."""
        context: dict[str, Any] = super().get_preview_context(value, parent_context)
        home = apps.get_model("cms", "HomePage").objects.filter(locale=Locale.get_active()).first()
        shown = {**(parent_context or {}), "front": front_page(home)} if home else {}
        part = render_to_string(f"cms/front/{self.name}.html", shown) if home else ""
        return {**context, "part": part if part.strip() else ""}


class FrontPartsBlock(WholeStreamBlock):
    """Parts that fill themselves, each at most once."""

    events = FrontPartBlock(_("The next events, soonest first."), label=_("Events"), icon="date")
    calls = FrontPartBlock(
        _("Groups that look for people, and calls among the news."),
        label=_("Calls open now"),
        icon="comment",
    )
    groups = FrontPartBlock(
        _("Fields of activity with the number of groups."), label=_("Find a group"), icon="group"
    )
    places = FrontPartBlock(
        _("What is open now, and places by equipment and kind."),
        label=_("Find a place"),
        icon="site",
    )
    handbook = FrontPartBlock(
        _("The chapters of the first edition."), label=_("The handbook"), icon="openquote"
    )
    news = FrontPartBlock(_("The latest news."), label=_("News"), icon="doc-full")
    cases = FrontPartBlock(_("The latest cases."), label=_("Cases"), icon="pick")

    class Meta:
        block_counts = {
            name: {"max_num": 1}
            for name in ("events", "calls", "groups", "places", "handbook", "news", "cases")
        }
