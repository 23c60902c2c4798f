"""Where a visitor can go from here: the main menu, the footer, other languages, the way up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.models import CaseStudyIndexPage, HandbookPage, NewsIndexPage, StandardPage
from cms.visibility import public

if TYPE_CHECKING:
    from django.http import HttpRequest

MENU_CACHE = "_tomoni_menu"
TOP_DEPTH = 3
"""Depth of the pages below a language's home page."""


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere to go; ``current`` marks the part of the site the visitor is in."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """The main menu and the footer's pages."""

    home: str
    main: tuple[Link, ...]
    footer: tuple[Link, ...]
    news: str | None


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in a language; ``translated`` is False where it repeats the original."""

    code: str
    name: str
    url: str
    current: bool
    translated: bool = True


def menu(request: HttpRequest) -> Menu:
    """The menu in the active language, read once a request."""
    if not hasattr(request, MENU_CACHE):
        setattr(request, MENU_CACHE, _read_menu(request))
    return getattr(request, MENU_CACHE)


def _read_menu(request: HttpRequest) -> Menu:
    pages = Page.objects.filter(depth=TOP_DEPTH, locale__language_code=get_language())
    pages = pages.type(HandbookPage, CaseStudyIndexPage, NewsIndexPage, StandardPage)
    by_type: dict[Any, list[tuple[str, str]]] = {}
    for page in public(pages, request).order_by("path"):
        model = page.specific_class
        by_type.setdefault(model, []).append((page.title, page.get_url(request) or ""))

    def first(model: type[Page], title: str) -> Iterable[tuple[str, str]]:
        return [(title, url) for _title, url in by_type.get(model, [])[:1]]

    main = [
        *first(HandbookPage, _("Handbook")),
        *first(CaseStudyIndexPage, _("Cases")),
        (_("Civic groups"), reverse("portal:groups")),
        (_("Facilities"), reverse("portal:facilities")),
        (_("Events"), reverse("portal:events")),
        *first(NewsIndexPage, _("News")),
    ]
    news = next((url for _title, url in by_type.get(NewsIndexPage, [])), None)
    return Menu(
        home=reverse("wagtail_serve", args=[""]),
        main=tuple(_links(main, request)),
        footer=tuple(_links(by_type.get(StandardPage, []), request)),
        news=news,
    )


def _links(places: Iterable[tuple[str, str]], request: HttpRequest) -> Iterable[Link]:
    return (Link(title, url, current=request.path.startswith(url)) for title, url in places)


def languages(request: HttpRequest, page: Page | None = None) -> list[LanguageLink]:
    """The same place in every language of the site, in which it can be read."""
    if page is None:
        return [
            _language(code, translate_url(request.get_full_path(), code))
            for code, _name in settings.LANGUAGES
        ]
    family = Page.objects.filter(translation_key=page.translation_key).select_related("locale")
    by_code = {other.locale.language_code: other for other in public(family, request)}
    found = []
    for code, _name in settings.LANGUAGES:
        other = by_code.get(code)
        url = other.get_url(request) if other else None
        if other and url:
            found.append(_language(code, url, translated=other.alias_of_id is None))
    return found


def _language(code: str, url: str, *, translated: bool = True) -> LanguageLink:
    name = get_language_info(code)["name_local"]
    return LanguageLink(code, name, url, current=code == get_language(), translated=translated)


def way_up(page: Page, request: HttpRequest) -> list[Link]:
    """Links to the pages above ``page``, the home page first."""
    above = [Link(_("Home"), menu(request).home)]
    if page.depth > TOP_DEPTH:
        ancestors = page.get_ancestors().filter(depth__gte=TOP_DEPTH, live=True)
        above += [Link(other.title, other.get_url(request) or "") for other in ancestors]
    return above
