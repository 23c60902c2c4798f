"""Whether somebody is still signed in, which the desk's forms ask before they are sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache


@never_cache
def still_signed_in(_request: HttpRequest) -> HttpResponse:
    """204 for those who are; others never get here, as Wagtail sends them to the login."""
    return HttpResponse(status=204)
