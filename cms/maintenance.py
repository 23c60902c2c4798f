"""While the site is being worked on, every address says so."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

RETRY_AFTER = 600
"""Seconds after which a client may ask again."""


class MaintenanceMiddleware:
    """Answers 503 to everything while MAINTENANCE is set; stands aside otherwise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.MAINTENANCE:
            raise MiddlewareNotUsed
        self.page = render_to_string("503.html")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The maintenance page, whatever was asked for."""
        headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
        return HttpResponse(self.page, status=503, headers=headers)
