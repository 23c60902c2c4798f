"""The search page: works without script, and helps on when nothing is found."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .browse import kind_links
from .engines.base import EngineUnavailableError
from .narrowing import chosen_filters, other_languages, suggestions
from .paging import PAGE_SIZE, last_page, page_number, pager
from .params import Reader, decode, encode
from .query import Results, search


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
    return response


def _answer(request: HttpRequest) -> HttpResponse:
    reader = Reader(request.GET)
    query = reader.query(offset=0, limit=PAGE_SIZE, language=get_language() or "")
    page = page_number(request.GET.get("page", ""))
    results = search(replace(query, offset=(page - 1) * PAGE_SIZE))
    if results.total and not results.hits:
        page = last_page(results.total)
        results = search(replace(query, offset=(page - 1) * PAGE_SIZE))
    return render(request, "search/search.html", _context(request, reader, results, page))


def _context(
    request: HttpRequest, reader: Reader, results: Results, page: int
) -> dict[str, object]:
    params = decode(request.GET)
    query, found = results.query, results.total > 0
    return {
        "query": query,
        "results": results,
        "params": params,
        "errors": reader.errors,
        "chosen": chosen_filters(query, params),
        "without_filters": encode({"q": [query.text]}),
        "pager": pager(results.total, page, params) if found else None,
        "other_languages": other_languages(results, params),
        "suggestions": [] if found else suggestions(query, params),
        "kinds": kind_links(query.language) if not found else [],
        "data_query": encode(params),
    }
