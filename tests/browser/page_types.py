"""Every kind of page that the public sees, with an address of it in the demo city.

One list for accessibility, screenshots and query counts: who adds a kind of page adds it here.
"""

from __future__ import annotations

from dataclasses import dataclass

MOST_QUERIES = 12
LANGUAGES = {"ja": "", "en": "/en"}
"""The prefix of each language's addresses."""


@dataclass(frozen=True, slots=True)
class PageType:
    """A kind of page: ``path`` is its Japanese address, to which English puts /en.

    ``dark`` asks for a screenshot in the dark scheme too. A page that stands alone has neither the
    site's frame nor a language of its own.
    """

    name: str
    path: str
    status: int = 200
    dark: bool = False
    stands_alone: bool = False

    def address(self, language: str) -> str:
        """The path in a language."""
        return self.path if self.stands_alone else LANGUAGES[language] + self.path

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which there is such a page."""
        return ("ja",) if self.stands_alone else tuple(LANGUAGES)


PAGE_TYPES = [
    PageType("home", "/", dark=True),
    PageType("handbook", "/handbook/"),
    PageType("handbook-chapter", "/handbook/what/"),
    PageType("handbook-section", "/handbook/what/foundation/", dark=True),
    PageType("handbook-appendix", "/handbook-appendix/chronology/"),
    PageType("cases", "/cases/"),
    PageType("cases-none", "/cases/?form=exchange&field=20"),
    PageType("case", "/cases/river-cleanup/", dark=True),
    PageType("news", "/news/"),
    PageType("news-item", "/news/grant-applications/"),
    PageType("news-none", "/news/?category=event&year=1999"),
    PageType("standard", "/about/"),
    PageType("policy", "/accessibility/"),
    PageType("groups", "/groups/"),
    PageType("groups-filtered", "/groups/?field=07&field=13&membership_open=yes"),
    PageType("groups-none", "/groups/?q=xyzzy"),
    PageType("group", "/groups/G001/"),
    PageType("facilities", "/facilities/", dark=True),
    PageType("facilities-filtered", "/facilities/?open_now=true&wheelchair_accessible=yes"),
    PageType("facilities-map", "/facilities/?view=map", dark=True),
    PageType("facilities-near", "/facilities/?near=36.2,138.2&view=cards"),
    PageType("facilities-wrong", "/facilities/?kind=9999", status=400),
    PageType("facility", "/facilities/F001/", dark=True),
    PageType("report", "/facilities/F001/report/"),
    PageType("events", "/events/"),
    PageType("events-cards", "/events/?view=cards&when=month"),
    PageType("events-none", "/events/?q=xyzzy"),
    PageType("event-calendar", "/events/calendar/", dark=True),
    PageType("event", "/events/E001/"),
    PageType("event-cancelled", "/events/E039/"),
    PageType("event-online", "/events/E009/"),
    PageType("event-past", "/events/E035/"),
    PageType("search", "/search/"),
    PageType("search-hits", "/search/?q=防災", dark=True),
    PageType("search-none", "/search/?q=xyzzyplugh"),
    PageType("search-meant", "/search/?q=防災訓錬+市眠活動"),
    PageType("search-narrowed", "/search/?q=市民&kind=event&kind=group&past=1&sort=newest"),
    PageType("api-docs", "/api/v1/docs"),
    PageType("ended", "/_errors/410", status=410),
    PageType("not-found", "/nothing/here/", status=404),
    PageType("forbidden", "/_errors/403", status=403),
    PageType("too-much", "/_errors/413", status=413, stands_alone=True),
    PageType("broken", "/_errors/500", status=500, stands_alone=True),
    PageType("maintenance", "/_errors/503", status=503, stands_alone=True),
]
