"""What the front page lists: coming events, groups, places, chapters, news and cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils import timezone

from cms.visibility import public
from portal.models import Event, Facility, Group

if TYPE_CHECKING:
    from django.http import HttpRequest

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


def front_page(home: HomePage, request: HttpRequest) -> FrontPage:
    """Read the parts, in eight queries."""
    return FrontPage(
        events=_coming_events(),
        groups=list(Group.published.filter(status="active").order_by("-updated_at")[:SHOWN]),
        facilities=list(Facility.published.order_by("code")[:SHOWN]),
        chapters=_chapters(home, request),
        news=list(_pages("NewsPage", home, request).order_by("-date", "pk")[:SHOWN]),
        cases=list(_pages("CaseStudyPage", home, request).order_by("-year", "path")[:SHOWN]),
    )


def _pages(model: str, home: HomePage, request: HttpRequest) -> Any:
    pages = apps.get_model("cms", model).objects.descendant_of(home)
    return public(pages, request).defer_streamfields()


def _chapters(home: HomePage, request: HttpRequest) -> list[Any]:
    """The chapters of the first edition, as entries of its outline."""
    edition = _pages("HandbookPage", home, request).order_by("path").first()
    return edition.outline(request).edition.children if edition else []


def _coming_events() -> list[Event]:
    """The next events, by the first day that is still to come."""
    today = timezone.localdate()
    coming = Event.published.filter(occurrences__end_date__gte=today)
    return list(coming.order_by("occurrences__start_date", "start_time")[:SHOWN])
