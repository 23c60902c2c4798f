"""Makes the pages known to search: what it holds, and how kinds and languages read."""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from search import facets, sync

from . import search_facts
from .models import (
    CaseStudyIndexPage,
    CaseStudyPage,
    ContentPage,
    HandbookPage,
    HandbookSectionPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    StandardPage,
)

PAGE_TYPES: tuple[type[ContentPage], ...] = (
    HomePage,
    HandbookPage,
    HandbookSectionPage,
    CaseStudyIndexPage,
    CaseStudyPage,
    NewsIndexPage,
    NewsPage,
    StandardPage,
)

KINDS = {
    "group": _("Civic groups"),
    "facility": _("Facilities"),
    "event": _("Events"),
    "handbook": _("Handbook"),
    "case": _("Cases"),
    "news": _("News"),
    "page": _("Pages"),
}


def register() -> None:
    """Register every page type and the labels of kinds and languages."""
    for model in PAGE_TYPES:
        sync.register(model, partial(_candidates, model))
    search_facts.register()
    facets.register("kind", _kind, choices=KINDS)
    facets.register("locale", _language, choices=dict(settings.LANGUAGES))


def _candidates(model: type[ContentPage]) -> QuerySet[ContentPage]:
    """Pages with text of their own; ``search_documents`` decides which are public."""
    return model._default_manager.filter(alias_of__isnull=True).order_by("pk")


def _kind(kind: str) -> str | Promise:
    return KINDS.get(kind, kind)


def _language(code: str) -> str:
    """A language's own name for itself; a code that nobody knows is its own name."""
    return get_language_info(code)["name_local"] if code in dict(settings.LANGUAGES) else code
