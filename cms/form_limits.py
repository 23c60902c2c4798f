"""How much a form may hold: little on the public pages, a whole chapter at the desk.

Django has one limit for all forms, and the desk needs a large one. What is sent to any other
address is measured before Django's form protection reads it.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

PIECE: Final = 64 * 1024


class FormLimitsMiddleware:
    """Refuses (413) what is larger than any public form, or has more fields."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.desk = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The view's answer, or the page that says that it was too much."""
        if request.path.startswith(self.desk) or not (_is_long(request) or _is_wide(request)):
            return self.get_response(request)
        return render(request, "413.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _is_long(request: HttpRequest) -> bool:
    """Whether more bytes come than a public form has; they are read off, and forgotten.

    A browser shows no answer to a form that it could not send to its end.
    """
    sent = request.META.get("CONTENT_LENGTH") or "0"
    length = int(sent) if sent.isdecimal() else 0
    if length <= settings.PUBLIC_FORM_BYTES:
        return False
    if length <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        while request.read(PIECE):
            pass
    return True


def _is_wide(request: HttpRequest) -> bool:
    """Whether there are more fields and files than a public form has."""
    if request.method != "POST":
        return False
    try:
        fields = sum(len(values) for _name, values in request.POST.lists())
    except (TooManyFieldsSent, TooManyFilesSent):
        return True
    return fields + len(request.FILES) > settings.PUBLIC_FORM_FIELDS
