"""What the front page lists: live records at a glance, and pages, all pages in one query."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import F, Q, QuerySet
from django.db.models.lookups import IsNull
from django.utils import timezone
from wagtail.models import Page

from cms.outline import Entry, Outline
from cms.pictures import CARD, with_renditions
from cms.visibility import public
from portal import glances

if TYPE_CHECKING:
    from cms.models import HomePage

EVENTS, CALLS, NEWS, CASES = 6, 3, 5, 3
"""How many entries the parts of the front page show."""
FIELDS, KINDS = 12, 6
"""How many fields of groups and kinds of places."""
WEEK = datetime.timedelta(days=6)
OPEN_TO_ALL = ("call", "support")
"""Categories of news that call for applications."""
NEWEST_CASES = (IsNull(F("alias_of"), True).desc(), "-year", "path")
"""Those in the reader's language first; ``_rank_of_case`` says the same of loaded ones."""
KINDS_OF_PAGES = ("handbookpage", "handbooksectionpage", "newspage", "casestudypage")
SHOWN = (
    *("path", "depth", "title", "slug", "url_path", "content_type", "locale", "alias_of"),
    *("handbookpage__summary", "handbookpage__numbering"),
    *("handbooksectionpage__summary", "handbooksectionpage__numbered"),
    *("newspage__date", "newspage__category"),
    *(f"casestudypage__{name}" for name in ("summary", "form", "field", "year", "image")),
)
"""All that the front page reads of pages; what is not named here would cost a query a page."""

FIELD_ICONS = {
    "01": "heart-pulse",
    "02": "book-open",
    "03": "house",
    "04": "tent-tree",
    "05": "sprout",
    "06": "palette",
    "07": "trees",
    "08": "siren",
    "09": "shield-check",
    "10": "scale",
    "11": "globe",
    "12": "users",
    "13": "baby",
    "14": "monitor",
    "15": "cpu",
    "16": "store",
    "17": "hammer",
    "18": "shopping-basket",
    "19": "hand-heart",
    "20": "landmark",
}
"""The icon of each field of activity."""
FEATURE_ICONS = dict(
    zip(glances.FEATURES, ("accessibility", "toilet", "baby", "circle-parking"), strict=True)
)


@dataclass(frozen=True, slots=True)
class Ways:
    """A list of ways into the records, each with an icon, and how many more there are."""

    entries: list[tuple[glances.Tally, str]]
    more: int


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The parts of the front page, each a short list."""

    events: list[glances.EventGlance]
    this_week: bool
    calls: list[glances.Call]
    news_calls: list[Page]
    fields: Ways
    places: glances.Places
    features: Ways
    kinds: list[glances.Tally]
    chapters: list[Entry]
    edition: Entry | None
    news: list[Page]
    cases: list[Page]


def front_page(home: HomePage) -> FrontPage:
    """Read the parts; each costs one query, whatever there is."""
    today = timezone.localdate()
    events = glances.coming_events(today, EVENTS)
    groups = glances.groups(CALLS)
    places = glances.places()
    pages = _pages(home)
    outline = _outline(pages)
    news = sorted(_kind(pages, "newspage"), key=lambda item: (item.date, -item.pk), reverse=True)
    return FrontPage(
        events=events,
        this_week=bool(events) and all(event.day <= today + WEEK for event in events),
        calls=groups.calls,
        news_calls=[item for item in news if item.category in OPEN_TO_ALL][:CALLS],
        fields=_ways(groups.fields[:FIELDS], FIELD_ICONS, len(groups.fields) - FIELDS),
        places=places,
        features=_ways([way for way in places.features if way.count], FEATURE_ICONS),
        kinds=places.kinds[:KINDS],
        chapters=outline.edition.children if outline else [],
        edition=outline.edition if outline else None,
        news=news[:NEWS],
        cases=sorted(_kind(pages, "casestudypage"), key=_rank_of_case)[:CASES],
    )


def _ways(tallies: list[glances.Tally], icons: dict[str, str], more: int = 0) -> Ways:
    return Ways([(tally, icons[tally.value]) for tally in tallies], max(more, 0))


def _pages(home: HomePage) -> list[Page]:
    """The editions and their chapters, the latest news and calls, the latest cases."""
    below = Q(path__startswith=home.path)
    news = _public("NewsPage").filter(below).order_by("-date", "pk")
    cases = _public("CaseStudyPage").filter(below).order_by(*NEWEST_CASES)
    wanted = (
        Q(depth=home.depth + 1, handbookpage__isnull=False)
        | Q(depth=home.depth + 2, handbooksectionpage__isnull=False)
        | Q(pk__in=news.values("pk")[:NEWS])
        | Q(pk__in=news.filter(category__in=OPEN_TO_ALL).values("pk")[:CALLS])
        | Q(pk__in=cases.values("pk")[:CASES])
    )
    joined = (*KINDS_OF_PAGES, "casestudypage__image")
    pages = public(Page.objects.filter(below, wanted)).select_related(*joined).order_by("path")
    pages = pages.prefetch_related(with_renditions("casestudypage__image", CARD))
    return list(pages.only(*SHOWN))


def _public(model: str) -> QuerySet[Any]:
    return public(apps.get_model("cms", model).objects.all())


def _kind(pages: list[Page], kind: str) -> list[Any]:
    """The pages of one kind as what they are; in the order of the tree."""
    return [getattr(page, kind) for page in pages if hasattr(page, kind)]


def _rank_of_case(case: Any) -> tuple[bool, int]:
    return case.alias_of_id is not None, -case.year


def _outline(pages: list[Page]) -> Outline | None:
    editions = _kind(pages, "handbookpage")
    return Outline(editions[0], _kind(pages, "handbooksectionpage")) if editions else None
