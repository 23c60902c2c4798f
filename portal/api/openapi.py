"""The OpenAPI document of the whole API, and a page to read it."""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from rest_framework.request import Request

from portal import datasets
from portal.head import PageHead
from search.problems import negotiated_language

from .conditional import Validator
from .views import ReadView


@cache
def document(language: str) -> dict[str, Any]:
    """The OpenAPI document with its texts in ``language``; made once a process."""
    with translation.override(language):
        return SchemaGenerator().get_schema(request=None, public=True)


class OpenAPI(ReadView):
    """The document, in the reader's language."""

    schema = None

    def get(self, request: Request) -> HttpResponseBase:
        language = negotiated_language(request)
        body = orjson.dumps(document(language))
        validator = Validator.of_text(body)
        if unchanged := validator.answer(request):
            return unchanged
        response = HttpResponse(body, content_type="application/json")
        response["Content-Language"] = language
        response["Vary"] = "Accept-Language"
        return validator.mark(response)


def docs(request: HttpRequest) -> HttpResponse:
    """The API for people: addresses, parameters, fields; made from the same declarations."""
    schema = document(translation.get_language())
    context = {
        "info": schema["info"],
        "head": PageHead(
            title=schema["info"]["title"],
            description=schema["info"]["description"],
            url=reverse("portal:api_docs"),
        ),
        "operations": _operations(schema),
        "datasets": datasets.all(),
    }
    return render(request, "portal/api_docs.html", context)


def _operations(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """Every operation with its path, as the page lists them."""
    return [
        {"path": path, "example": "{" not in path, **operation}
        for path, methods in schema["paths"].items()
        for operation in methods.values()
    ]
