"""A city in which everything is too long, too short, too many, or in another script."""

from __future__ import annotations

from itertools import cycle
from typing import Any

from wagtail.models import Page

from cms.models import HandbookSectionPage
from portal.models import Event, Facility, Group, Occurrence
from portal.models.recurrence import occurrence_spans
from search.sync import update_many
from tests.cms.factories import (
    CaseStudyIndexPageFactory,
    CaseStudyPageFactory,
    HandbookPageFactory,
    HandbookSectionPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    StandardPageFactory,
    stream,
)
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

SECTIONS = 300
ROWS = 200
FACETS = 50

ONE = "川"
LONG = "市民と市と企業が協働して地域の課題を解決するための基本的な考え方と進め方に関する手引き"
HEADING = (LONG * 5)[:200]
UNBROKEN = "Zusammenarbeit" * 14
ADDRESS = "https://example.org/" + "a1b2c3d4e5" * 28
RARE = "𠮷野𩸽 👩‍👩‍👧‍👦の会🎏"
ARABIC = "مرحبا بكم في مدينتنا (2026)"
OVERRIDE = "\u202eぎゃくむき\u2067"
"""Characters that turn the reading order and are never closed."""
NAMES = (ONE, HEADING, UNBROKEN[:200], RARE, ARABIC, OVERRIDE)


def make_bad_input() -> dict[str, str]:
    """Write it all; returns an address for each kind of page that shows it."""
    section = _handbook()
    news = _news()
    case = _cases()
    StandardPageFactory(title=HEADING, slug="long", body=_body())
    group, facility, event = _records()
    return {
        "home": "/",
        "edition": section.edition().get_url(),
        "chapter": section.get_parent().get_url(),
        "section": section.get_url(),
        "standard": "/long/",
        "news": news.get_parent().get_url(),
        "news item": news.get_url(),
        "cases": case.get_parent().get_url(),
        "case": case.get_url(),
        "groups": "/groups/",
        "filtered groups": "/groups/?" + "&".join(f"area={_area(n)}" for n in range(12)),
        "group": group.get_absolute_url(),
        "facilities": "/facilities/?view=cards",
        "facility": facility.get_absolute_url(),
        "events": "/events/",
        "calendar": f"/events/calendar/{event.start_date:%Y/%m}/",
        "event": event.get_absolute_url(),
        "search": "/search/?q=協働",
    }


def _body() -> str:
    """Every block that a reader could be hurt by."""
    cells = cycle([LONG, "1", ARABIC, ADDRESS[:60], RARE, ""])
    columns = [{"type": "text", "heading": text} for text in (LONG, ONE, ARABIC, "4", RARE, "6")]
    rows = [{"values": [next(cells) for _column in columns]} for _row in range(ROWS)]
    table = {"caption": HEADING, "table": {"columns": columns, "rows": rows}, "row_headers": True}
    return stream(
        ("heading", {"text": HEADING, "level": "h2"}),
        ("text", f"<p>{LONG}{ADDRESS}{LONG}</p><p>{ARABIC}</p><p>{LONG}{OVERRIDE}{LONG}</p>"),
        ("heading", {"text": UNBROKEN[:200], "level": "h3"}),
        ("text", f'<ul><li><a href="{ADDRESS}">{ADDRESS}</a></li><li>{UNBROKEN}</li></ul>'),
        ("heading", {"text": ARABIC, "level": "h2"}),
        ("table", table),
        ("heading", {"text": ONE, "level": "h2"}),
        ("note", {"kind": "warning", "title": HEADING[:100], "body": f"<p>{ADDRESS}</p>"}),
        ("steps", {"title": RARE, "steps": [{"title": ARABIC, "body": f"<p>{UNBROKEN}</p>"}] * 2}),
        ("comparison", {"items": [{"title": HEADING[:100], "points": [UNBROKEN, ARABIC]}] * 4}),
        ("checklist", {"title": ONE, "items": [UNBROKEN, ARABIC, HEADING]}),
        ("live_records", {"title": HEADING[:100], "dataset": "groups", "limit": 6}),
    )


def _handbook() -> HandbookSectionPage:
    """A section in the middle of three hundred, under a chapter with a long name."""
    edition = HandbookPageFactory(title=HEADING, slug="handbook")
    chapter = HandbookSectionPageFactory(parent=edition, title=HEADING, slug="chapter")
    titles = cycle((*NAMES, *(f"節{number}" for number in range(20))))
    made: list[Any] = []
    for number in range(SECTIONS):
        body = _body() if number == SECTIONS // 2 else "[]"
        given = {"title": next(titles), "slug": f"s{number}", "summary": LONG, "body": body}
        made.append(HandbookSectionPageFactory(parent=chapter, **given))
    return made[SECTIONS // 2]


def _news() -> Page:
    index = NewsIndexPageFactory(slug="news")
    made = [NewsPageFactory(parent=index, title=name, summary=ADDRESS) for name in NAMES]
    return made[1]


def _cases() -> Page:
    index = CaseStudyIndexPageFactory(slug="cases")
    given = {"summary": LONG, "group_role": UNBROKEN, "city_role": ARABIC, "result": ADDRESS}
    made = [CaseStudyPageFactory(parent=index, title=name, **given) for name in NAMES]
    return made[1]


def _area(number: int) -> str:
    return f"{LONG[:12]}第{number}地区"


def _records() -> tuple[Group, Facility, Event]:
    """Fifty of each, from fifty areas; returns the first, which have the longest texts."""
    names = cycle((HEADING, *NAMES))
    text = f"{LONG}{ADDRESS}\n\n{ARABIC}\n\n{OVERRIDE}{LONG}"
    groups, facilities, events = [], [], []
    for number in range(FACETS):
        name, area = next(names), _area(number)
        given = {"name": name, "description": text, "town": area, "address": area + LONG}
        groups.append(GroupFactory.build(**given, areas_served=area, purpose=LONG))
        facilities.append(FacilityFactory.build(**given))
        events.append(
            EventFactory.build(**given, venue_name=name, organizer_name=name, audience=UNBROKEN)
        )
    Group.objects.bulk_create(groups)
    Facility.objects.bulk_create(facilities)
    Event.objects.bulk_create(events)
    Occurrence.objects.bulk_create(
        Occurrence(event=event, start_date=first, end_date=last)
        for event in events
        for first, last in occurrence_spans(event.start_date, event.end_date)
    )
    for records in (groups, facilities, events):
        update_many(records)
    return groups[0], facilities[0], events[0]
