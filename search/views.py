"""The search page: works without script, and helps on when nothing is found."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from . import choices
from .browse import kind_links
from .choices import Choice
from .engines.base import EngineUnavailableError
from .hits import for_people
from .narrowing import chosen_filters, other_languages, suggestions
from .paging import PAGE_SIZE, last_page, page_number, pager
from .params import Reader, decode, encode
from .problems import ParameterError
from .query import Results, search
from .searchlog.buffer import count_search
from .searchlog.popular import popular_words
from .spelling import other_spellings


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Results for what the address asks, with facets; what it says wrongly is named and ignored.

    A page after the last one shows the last one.
    """
    try:
        response = _answer(request)
    except EngineUnavailableError:
        response = render(request, "search/unavailable.html", status=503)
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True)  # each search is counted
    return response


def _answer(request: HttpRequest) -> HttpResponse:
    reader = Reader(request.GET)
    query = reader.query(offset=0, limit=PAGE_SIZE, language=_language())
    page = page_number(request.GET.get("page", ""))
    results = search(replace(query, offset=(page - 1) * PAGE_SIZE))
    if page == 1 and not query.filters:
        count_search(query.text, _language(), 0 if results.relaxed else results.total)
    if results.total and not results.hits:
        page = last_page(results.total)
        results = results.again(replace(query, offset=(page - 1) * PAGE_SIZE))
    context = _context(request, reader, results, page) | _help(request, results)
    return render(request, "search/search.html", context)


def _context(
    request: HttpRequest, reader: Reader, results: Results, page: int
) -> dict[str, object]:
    params = decode(request.GET)
    query = results.query
    hits, promoted = for_people(results.hits, results.promoted)
    return {
        "query": query,
        "results": results,
        "hits": hits,
        "facets": [facet for facet in results.facets if facet.narrows(results.total)],
        "params": params,
        "errors": [_error_words(error) for error in reader.errors],
        "notices": _notices(results),
        "chosen": chosen_filters(query, params),
        "kind_choices": choices.kinds(results, params),
        "orders": choices.orders(results, params),
        "promoted": promoted,
        "without_filters": f"?{encode({'q': [query.text]})}",
        "pager": pager(results.total, page, params) if results.total else None,
        "other_languages": other_languages(results, params),
        "data_query": encode(params),
    }


def _help(request: HttpRequest, results: Results) -> dict[str, object]:
    """What helps those on who found nothing or little, or who have not yet said what they want."""
    query, found = results.query, results.total > 0
    return {
        "meant": [
            Choice(other.text, encode({"q": [other.text]}), False, other.count)
            for other in other_spellings(results)
        ],
        "suggestions": [] if found else suggestions(results, decode(request.GET)),
        "kinds": [] if found else kind_links(results),
        "popular": [] if query.text else popular_words(_language()),
    }


def _notices(results: Results) -> list[str]:
    """What is out of the usual about these results."""
    notices = []
    if results.degraded:
        notices.append(
            _("Part of the search is away now. Results are complete, their order may be simpler.")
        )
    if results.relaxed:
        notices.append(_("Nothing has all of these words. These results have some of them."))
    if results.widened:
        notices.append(
            _("There is nothing in this language. These results are in other languages.")
        )
    return notices


def _error_words(error: ParameterError) -> str:
    """What is wrong with a part of the address, its name, and what it may be."""
    words = {"detail": error.detail, "parameter": error.parameter}
    if not error.allowed:
        return _("%(detail)s (%(parameter)s)") % words
    words["allowed"] = ", ".join(error.allowed)
    return _("%(detail)s (%(parameter)s: %(allowed)s)") % words


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
