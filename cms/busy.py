"""Saving while somebody else writes much: an answer in words, and what was written can be sent on.

A large import keeps the database to itself for a while. Who saves meanwhile waits; where that
takes too long, nothing is saved, and the page that says so holds the form for another try.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from portal.busy import is_busy

RETRY_AFTER = 30
"""Seconds after which another try is likely to succeed."""


class BusyMiddleware:
    """Answers 503 where the database was busy for longer than a request can wait."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Whatever the view answers."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page, or JSON for a script (such as the desk's autosave); None for other errors."""
        if not is_busy(error):
            return None
        response = _json() if _wants_json(request) else _page(request)
        response.headers["Retry-After"] = str(RETRY_AFTER)
        response.headers["Cache-Control"] = "no-store"
        return response


def _wants_json(request: HttpRequest) -> bool:
    return not request.accepts("text/html") or request.headers.get("X-Requested-With") is not None


def _json() -> HttpResponse:
    """The shape in which Wagtail's own views refuse a script's request."""
    reason = _("Much is being written just now, perhaps by an import. Try again in half a minute.")
    body = {"success": False, "error_code": "busy", "error_message": reason}
    return JsonResponse(body, status=503)


def _page(request: HttpRequest) -> HttpResponse:
    """The page, with what was sent in it, unless it holds files or a password."""
    kept = bool(request.POST) and not request.FILES
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
    if any("password" in name.casefold() for name, _value in sent):
        kept = False
    context = {"sent": sent, "kept": kept, "is_saving": request.method not in {"GET", "HEAD"}}
    return render(request, "busy.html", context, status=503)
