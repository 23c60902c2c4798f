"""The parts of the front page, for an editor to choose and to put in order."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StaticBlock, StreamBlock


class FrontPartsBlock(StreamBlock):
    """Parts that fill themselves, each at most once."""

    events = StaticBlock(
        label=_("Events"), admin_text=_("The next events, soonest first."), icon="date"
    )
    calls = StaticBlock(
        label=_("Calls open now"),
        admin_text=_("Groups that look for people, and calls among the news."),
        icon="group",
    )
    groups = StaticBlock(
        label=_("Find a group"),
        admin_text=_("Fields of activity with the number of groups."),
        icon="group",
    )
    places = StaticBlock(
        label=_("Find a place"),
        admin_text=_("What is open now, and places by equipment and kind."),
        icon="site",
    )
    handbook = StaticBlock(
        label=_("The handbook"),
        admin_text=_("The chapters of the first edition."),
        icon="openquote",
    )
    news = StaticBlock(label=_("News"), admin_text=_("The latest news."), icon="doc-full")
    cases = StaticBlock(label=_("Cases"), admin_text=_("The latest cases."), icon="pick")

    class Meta:
        block_counts = {
            name: {"max_num": 1}
            for name in ("events", "calls", "groups", "places", "handbook", "news", "cases")
        }
