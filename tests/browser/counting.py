"""Says in a header how many queries an answer cost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.cache import caches
from django.db import connection
from django.http import HttpRequest, HttpResponse

HEADER = "X-Queries"
ANEW = "X-Made-Anew"
"""A request header that asks for a page as if none had been kept."""


class CountQueries:
    """Middleware that counts the queries of each request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, with its count."""
        if ANEW in request.headers:
            caches["pages"].clear()
        connection.features.supports_json_field  # noqa: B018 - SQLite is asked once a thread
        count = 0

        def counting(execute: Callable[..., Any], *args: Any) -> Any:
            nonlocal count
            count += 1
            return execute(*args)

        with connection.execute_wrapper(counting):
            response = self.get_response(request)
        response[HEADER] = str(count)
        return response
