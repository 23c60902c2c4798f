"""Public pages for visitors, kept in memory; every answer carries a validator."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import has_vary_header, patch_cache_control, patch_vary_headers
from django.utils.translation import get_language

from ..models.content_version import ContentVersion

APART = ("/admin/", "/api/", "/data/")
"""Where there are no pages for visitors; what they answer has validators of its own."""

Answer = Callable[[HttpRequest], HttpResponse]


class PageCacheMiddleware:
    """Answers visitors from memory as long as the content's version is the same.

    Whoever has a session or a form's cookie gets a page made for them alone. Browsers may keep a
    page but ask each time whether it still holds (``Cache-Control: no-cache`` and an ETag,
    RFC 9111), so what is published shows at once.
    """

    def __init__(self, get_response: Answer) -> None:
        if not settings.PAGE_CACHE_SECONDS:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.kept = caches["pages"]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page as it was kept, or made anew and kept where it is the same for everybody."""
        if not _is_visitor(request):
            return self.get_response(request)
        key = _key(request)
        if (kept := self.kept.get(key)) is not None:
            return kept
        response = self.get_response(request)
        if _is_for_everybody(response):
            patch_cache_control(response, no_cache=True)
            patch_vary_headers(response, ["Cookie"])
            self.kept.set(key, response, settings.PAGE_CACHE_SECONDS)
        return response


def _is_visitor(request: HttpRequest) -> bool:
    """Whether the request brings nothing that could make its page another than other people's."""
    own = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME} & request.COOKIES.keys()
    return request.method == "GET" and not own and not request.path.startswith(APART)


def _key(request: HttpRequest) -> str:
    """One key for an address, in a language, at a version of the content."""
    address = f"{get_language()} {request.build_absolute_uri()}"
    return f"{ContentVersion.current()}:{sha256(address.encode()).hexdigest()}"


def _is_for_everybody(response: HttpResponseBase) -> bool:
    """A whole HTML page that sets no cookie, depends on none and was not marked as private."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not has_vary_header(response, "Cookie")
        and response.headers.get("Content-Type", "").startswith("text/html")
        and "Cache-Control" not in response.headers
    )
