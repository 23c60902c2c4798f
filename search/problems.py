"""Problem documents (RFC 9457): what an API says when it cannot answer, in the reader's tongue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import orjson
from django.http import HttpRequest
from django.utils import translation
from django.utils.functional import Promise
from rest_framework.request import Request
from rest_framework.response import Response

CONTENT_TYPE = "application/problem+json"

Text = str | Promise


@dataclass(frozen=True, slots=True)
class ParameterError:
    """One wrong parameter: its name, what is wrong with it, and what would be allowed."""

    parameter: str
    detail: Text
    allowed: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The entry of ``errors``, in the active language; ``allowed`` only where it is known."""
        entry: dict[str, Any] = {"parameter": self.parameter, "detail": str(self.detail)}
        if self.allowed:
            entry["allowed"] = list(self.allowed)
        return entry


class ProblemResponse(Response):
    """A response that is a problem document, whatever renderer the client negotiated."""

    @property
    def rendered_content(self) -> bytes:  # type: ignore[override]
        self["Content-Type"] = CONTENT_TYPE
        return orjson.dumps(self.data)


def negotiated_language(request: HttpRequest | Request) -> str:
    """The language that ``Accept-Language`` asks for, of those the site has.

    Addresses without a language prefix are in the default language for Django's middleware; an
    API has no prefix, so its messages follow the header instead.
    """
    http_request = request._request if isinstance(request, Request) else request
    return translation.get_language_from_request(http_request)


def problem(
    request: HttpRequest | Request,
    status: int,
    title: Text,
    detail: Text = "",
    errors: Iterable[ParameterError] = (),
) -> ProblemResponse:
    """A problem document of RFC 9457 §3, in the language of ``Accept-Language``.

    Members: ``type`` (always ``about:blank``: the status says the kind), ``title``, ``status``,
    ``instance`` (the address that was asked), and where they apply ``detail`` and ``errors``
    (one object per wrong parameter). Give texts as lazy translations.
    """
    language = negotiated_language(request)
    with translation.override(language):
        data: dict[str, Any] = {"type": "about:blank", "title": str(title), "status": status}
        if detail:
            data["detail"] = str(detail)
        data["instance"] = request.get_full_path()
        entries = [error.as_dict() for error in errors]
        if entries:
            data["errors"] = entries
    return ProblemResponse(
        data, status=status, headers={"Content-Language": language, "Vary": "Accept-Language"}
    )
