"""Where a visitor can go from here: the main menu, the footer, other languages, the way up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse, translate_url
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.models import CaseStudyIndexPage, HandbookPage, NewsIndexPage, StandardPage
from cms.visibility import public

if TYPE_CHECKING:
    from django.http import HttpRequest

CACHE = "_tomoni_navigation"
TOP_DEPTH = 3
"""Depth of the pages below a language's home page."""
Place = tuple[str, str, str]
"""Title, address and icon of somewhere to go."""
Step = tuple[str, str]
"""Title and address of a page on the way from home."""


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere to go; ``current`` marks the part of the site that the visitor is in."""

    title: str
    url: str
    current: bool = False
    icon: str = ""


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same place in a language; ``translated`` is False where it repeats the original."""

    code: str
    name: str
    url: str
    current: bool
    translated: bool = True


@dataclass(frozen=True, slots=True)
class Original:
    """The page in the language that the site is written in; whether it changed after this one."""

    code: str
    url: str
    is_newer: bool


@dataclass(frozen=True, slots=True)
class Navigation:
    """The main menu, the footer's pages, news and cases if there are any, the other languages.

    ``above`` are the page's public ancestors, but for the home page.
    """

    home: str
    search: str
    main: tuple[Link, ...]
    footer: tuple[Link, ...]
    news: str | None
    cases: str | None
    languages: tuple[LanguageLink, ...]
    above: tuple[Step, ...]
    original: Original | None


def navigation(request: HttpRequest, page: Page | None = None) -> Navigation:
    """The ways from ``page`` (or another address), read in one query once a request."""
    if not hasattr(request, CACHE):
        setattr(request, CACHE, _read(request, page))
    return getattr(request, CACHE)


def _read(request: HttpRequest, page: Page | None) -> Navigation:
    wanted = Q(depth=TOP_DEPTH, locale__language_code=get_language())
    ancestors = _paths_above(page)
    if page is not None:
        wanted |= Q(translation_key=page.translation_key) | Q(path__in=ancestors)
    tops: dict[Any, list[Place]] = {}
    family: dict[str, Page] = {}
    above: list[Step] = []
    for found in public(Page.objects.filter(wanted)).select_related("locale").order_by("path"):
        code = found.locale.language_code
        if found.depth == TOP_DEPTH and code == get_language():
            place = (found.title, found.get_url(request) or "", "")
            tops.setdefault(found.cached_content_type.model_class(), []).append(place)
        if page is not None and found.translation_key == page.translation_key:
            family[code] = found
        if found.path in ancestors:
            above.append((found.title, found.get_url(request) or ""))
    return Navigation(
        home=reverse("wagtail_serve", args=[""]),
        search=reverse("search:search"),
        main=tuple(_links(_main_places(tops), request)),
        footer=tuple(_links(tops.get(StandardPage, []), request)),
        news=_first_url(tops, NewsIndexPage),
        cases=_first_url(tops, CaseStudyIndexPage),
        languages=tuple(_pages(family, request) if page is not None else _addresses(request)),
        above=tuple(above),
        original=_original(family, page, request),
    )


def _first_url(tops: dict[Any, list[Place]], model: type[Page]) -> str | None:
    return next((url for _title, url, _icon in tops.get(model, [])), None)


def _main_places(tops: dict[Any, list[Place]]) -> Iterable[Place]:
    """The first page of each kind under a short name, and the lists of records between them."""

    def first(model: type[Page], title: str, icon: str) -> Iterable[Place]:
        return [(title, place[1], icon) for place in tops.get(model, [])[:1]]

    return [
        *first(HandbookPage, _("Handbook"), "book-open"),
        *first(CaseStudyIndexPage, _("Cases"), "handshake"),
        (_("Civic groups"), reverse("portal:groups"), "users"),
        (_("Facilities"), reverse("portal:facilities"), "map-pin"),
        (_("Events"), reverse("portal:events"), "calendar-days"),
        *first(NewsIndexPage, _("News"), "newspaper"),
    ]


def _links(places: Iterable[Place], request: HttpRequest) -> Iterable[Link]:
    for title, url, icon in places:
        yield Link(title, url, current=request.path.startswith(url), icon=icon)


def _pages(family: dict[str, Page], request: HttpRequest) -> Iterable[LanguageLink]:
    """The page in each language in which it can be read, under the same filters."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    for code, _name in settings.LANGUAGES:
        page = family.get(code)
        url = page.get_url(request) if page else None
        if page and url:
            yield _language(code, url + query, translated=page.alias_of_id is None)


def _original(family: dict[str, Page], page: Page | None, request: HttpRequest) -> Original | None:
    """The original of a translated page, where it can be read."""
    code = settings.LANGUAGE_CODE
    original = family.get(code)
    if page is None or original is None or original.pk == page.pk or page.alias_of_id is not None:
        return None
    dates = (page.last_published_at, original.last_published_at)
    is_newer = all(dates) and dates[0] < dates[1]
    return Original(code, original.get_url() or "", is_newer)


def _addresses(request: HttpRequest) -> Iterable[LanguageLink]:
    """The present address in each language, for what is no page."""
    for code, _name in settings.LANGUAGES:
        yield _language(code, translate_url(request.get_full_path(), code))


def _language(code: str, url: str, *, translated: bool = True) -> LanguageLink:
    name = get_language_info(code)["name_local"]
    return LanguageLink(code, name, url, current=code == get_language(), translated=translated)


def way_to(page: Page, request: HttpRequest) -> list[Step]:
    """From the home page down to ``page`` itself."""
    above = navigation(request, page).above
    return [home_step(), *above, (page.title, page.get_url() or "")]


def _paths_above(page: Page | None) -> set[str]:
    """Where the pages between the home page and ``page`` stand in the tree."""
    if page is None:
        return set()
    ends = range(TOP_DEPTH * Page.steplen, len(page.path), Page.steplen)
    return {page.path[:end] for end in ends}


def home_step() -> Step:
    """The first step of every way."""
    return _("Home"), reverse("wagtail_serve", args=[""])
