"""The search API: the same result object that the page shows, as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from .api_schema import (
    DEFAULT_LIMIT,
    LARGEST_LIMIT,
    SearchProblemSerializer,
    SearchResultsSerializer,
    parameters,
)
from .engines.base import EngineUnavailableError
from .params import LARGEST_OFFSET, Reader, decode, encode
from .problems import CONTENT_TYPE, negotiated_language, problem
from .query import Hit, Query, Results, search
from .spelling import other_spellings
from .suggesting.meant import Meant


class SearchView(APIView):
    """Search over pages and records together."""

    http_method_names = ["get", "head", "options"]
    renderer_classes = [JSONRenderer]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with translation.override(negotiated_language(request)):
            return super().dispatch(request, *args, **kwargs)

    @extend_schema(
        operation_id="search",
        tags=["search"],
        summary=_("Search over pages and records"),
        parameters=parameters(),
        responses={
            200: SearchResultsSerializer,
            (400, CONTENT_TYPE): OpenApiResponse(
                SearchProblemSerializer,
                description=_("A parameter is unknown or wrong; errors names it."),
            ),
        },
    )
    def get(self, request: Request) -> Response:
        reader = Reader(request.GET)
        reader.refuse_unknown("limit", "offset")
        query = reader.query(
            offset=reader.number("offset", 0, 0, LARGEST_OFFSET),
            limit=reader.number("limit", DEFAULT_LIMIT, 1, LARGEST_LIMIT),
        )
        if reader.errors:
            title = _("A parameter cannot be used")
            detail = _("Correct the parameters named in errors.")
            return problem(request, 400, title, detail, reader.errors)
        try:
            results = search(query)
        except EngineUnavailableError:
            return problem(request, 503, _("Search does not answer now; try again later."))
        related = links(request, results)
        header = ", ".join(f'<{link["href"]}>; rel="{link["rel"]}"' for link in related)
        return Response(as_json(request, results, related), headers={"Link": header})


def as_json(request: Request, results: Results, related: list[dict[str, str]]) -> dict[str, Any]:
    """The result object as the API shows it."""
    return {
        "total": results.total,
        "limit": results.query.limit,
        "offset": results.query.offset,
        "relaxed": results.relaxed,
        "degraded": results.degraded,
        "meant": [_meant(request, other) for other in other_spellings(results)],
        "links": related,
        "facets": [asdict(facet) for facet in results.facets],
        "results": [_hit(request, hit) for hit in results.hits],
    }


def _meant(request: Request, other: Meant) -> dict[str, Any]:
    address = f"{request.path}?{encode({'q': [other.text]})}"
    return {
        "text": other.text,
        "total": other.count,
        "href": request.build_absolute_uri(address),
    }


def links(request: Request, results: Results) -> list[dict[str, str]]:
    """``self``, ``prev`` and ``next`` as far as they exist."""
    query: Query = results.query
    places = {"self": query.offset}
    if query.offset > 0:
        places["prev"] = max(query.offset - query.limit, 0)
    if query.offset + query.limit < results.total:
        places["next"] = query.offset + query.limit
    base = request.build_absolute_uri(request.path)
    params = decode(request.GET)
    return [
        {
            "rel": rel,
            "href": f"{base}?{encode({**params, **_place(query.limit, offset)})}",
            "type": "application/json",
        }
        for rel, offset in places.items()
    ]


def _place(limit: int, offset: int) -> dict[str, list[str]]:
    return {"limit": [str(limit)], "offset": [str(offset)]}


def _hit(request: Request, hit: Hit) -> dict[str, Any]:
    return {
        "key": hit.key,
        "locale": hit.locale,
        "kind": hit.kind,
        "kind_label": hit.kind_label,
        "title": hit.plain_title,
        "url": request.build_absolute_uri(hit.url),
        "date": hit.date,
        "end_date": hit.end_date,
        "published_on": hit.published_on,
        "place": hit.place and hit.place._asdict(),
        "facets": hit.facets,
        "file": hit.file and asdict(hit.file) | {"url": request.build_absolute_uri(hit.file.url)},
        "title_segments": [asdict(segment) for segment in hit.title],
        "excerpt": [asdict(segment) for segment in hit.excerpt],
    }
