"""Errors of the API as problem documents (RFC 9457), in the reader's language."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response

from portal.datasets import InvalidParameters
from search.problems import ParameterError, problem

TITLES: dict[int, Any] = {
    400: _("The request cannot be understood"),
    403: _("This is not open to you"),
    404: _("There is nothing here"),
    405: _("Data can be read here, not written"),
    406: _("The wanted format is not available here"),
    415: _("The request's format is not understood"),
    429: _("Too many requests"),
}


def exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turn what a view raised into a problem document; None for what is a fault of ours."""
    request: Request = context["request"]
    if isinstance(error, InvalidParameters):
        return invalid_parameters(request, error)
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    if not isinstance(error, exceptions.APIException):
        return None
    status = error.status_code
    title = TITLES.get(status) or str(error.default_detail)
    response = problem(request, status, title, _detail(error))
    wait = getattr(error, "wait", None)
    if wait is not None:
        response["Retry-After"] = str(max(1, round(wait)))
    return response


def invalid_parameters(request: Request, error: InvalidParameters) -> Response:
    """400, naming every wrong parameter and what is allowed."""
    errors = [
        ParameterError(name, " ".join(messages), error.allowed.get(name, ()))
        for name, messages in error.errors.items()
    ]
    detail = _("Correct the parameters named in errors.")
    return problem(request, 400, _("A parameter cannot be used"), detail, errors)


def not_found(request: HttpRequest, **_kwargs: Any) -> Response:
    """The answer for addresses below /api/ that do not exist."""
    detail = _("The addresses of this API are listed at /api/v1/docs.")
    return problem(request, 404, TITLES[404], detail).render()  # type: ignore[return-value]


def _detail(error: exceptions.APIException) -> Any:
    if isinstance(error, exceptions.Throttled):
        return _("Wait a little before you ask again; Retry-After says how many seconds.")
    if isinstance(error, exceptions.NotAcceptable):
        return _("Ask for application/json, or add .csv, .geojson or .jsonl to the address.")
    if isinstance(error, exceptions.NotFound):
        return _("It does not exist, or it is no longer public.")
    return ""
