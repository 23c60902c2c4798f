"""What the front page lists: coming events, groups, places, chapters, news and cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.http import QueryDict
from django.utils import timezone

from cms.visibility import public
from portal.cards import for_cards
from portal.views.listing import Listing, event_listing, record_listing

if TYPE_CHECKING:
    from cms.models import HomePage

SHOWN = 4
"""How many entries each part of the front page shows."""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The parts of the front page, each a short list."""

    events: list[Any]
    groups: list[Any]
    facilities: list[Any]
    chapters: list[Any]
    news: list[Any]
    cases: list[Any]


def front_page(home: HomePage) -> FrontPage:
    """Read the parts; each list costs the same few queries whatever there is."""
    latest = QueryDict("ordering=-updated_at&status=active")
    return FrontPage(
        events=_cards(event_listing(QueryDict(), timezone.localdate())),
        groups=_cards(record_listing("groups", latest)),
        facilities=_cards(record_listing("facilities", QueryDict())),
        chapters=_chapters(home),
        news=list(_pages("NewsPage", home).order_by("-date", "pk")[:SHOWN]),
        cases=list(_pages("CaseStudyPage", home).order_by("-year", "path")[:SHOWN]),
    )


def _cards(listing: Listing) -> list[Any]:
    return list(for_cards(listing.records, listing.dataset.name, listing.first_day)[:SHOWN])


def _pages(model: str, home: HomePage) -> Any:
    pages = apps.get_model("cms", model).objects.descendant_of(home)
    return public(pages).defer_streamfields()


def _chapters(home: HomePage) -> list[Any]:
    """The chapters of the first edition, as entries of its outline."""
    edition = _pages("HandbookPage", home).order_by("path").first()
    return edition.outline().edition.children if edition else []
