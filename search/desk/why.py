"""The page "why does this hit": a query and a thing, token by token."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet

from search.analysis import analyse_query
from search.query import Query, search, site_locales
from search.vocabulary.current import current

from .explaining import explain
from .permissions import SEE, require, shown_to
from .places import entry_named

LOOKED_THROUGH = 200
"""Results among which the thing's place is looked for."""

LINKED = 10
"""Results that can be chosen where no thing is named."""


def why_view(request: HttpRequest) -> HttpResponse:
    """How the words are read, whether the thing has them, and where it stands among the results."""
    require(request, SEE)
    words, thing = request.GET.get("q", "").strip(), request.GET.get("thing", "").strip()
    title = _("Why something is found")
    context: dict[str, Any] = {"words": words, "thing": thing, "title": title, "icon": "help"}
    if words:
        context |= _explained(words, thing)
    return render(request, "search/desk/why.html", context)


def _explained(words: str, thing: str) -> dict[str, Any]:
    vocabulary = current()
    if not thing:
        results = search(Query(words, past=True, limit=LINKED), vocabulary=vocabulary)
        return {"results": results, "terms": analyse_query(words, site_locales())}
    try:
        entry = entry_named(thing)
    except ValidationError as error:
        return {"error": " ".join(error.messages)}
    query = Query(words, past=True, language=entry.locale, limit=LOOKED_THROUGH)
    results = search(query, vocabulary=vocabulary)
    keys = [hit.key for hit in results.hits]
    return {
        "entry": entry,
        "results": results,
        "place": keys.index(entry.key) + 1 if entry.key in keys else None,
        "explanation": explain(words, entry, vocabulary.synonyms),
    }


class WhyPage(ViewSet):
    """The page's place in the desk."""

    name = "search_why"
    url_prefix = "search/why"
    icon = "help"
    menu_label = _("Why something is found")
    menu_order = 40

    def get_urlpatterns(self) -> list[Any]:
        return [path("", why_view, name="index")]

    def get_menu_item(self, order: int | None = None) -> Any:
        return shown_to(super().get_menu_item(order), SEE)
