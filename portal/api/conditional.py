"""When an answer is still the same: validators from the change log, before any work is done.

Everything public changes together with a row of the change log, so its last row names a state of
all public data. An answer that also depends on the clock carries the minute it is good for.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from zlib import crc32

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from rest_framework.request import Request

from portal.models import Change


@dataclass(frozen=True)
class Validator:
    """ETag and Last-Modified of an answer."""

    etag: str
    modified: int | None

    @classmethod
    def now(cls, shape: str = "", *, by_the_minute: bool = False) -> Validator:
        """The validator of what is public now; one small query.

        Take it before the data is read: then the data may be newer than it says, never older.
        ``shape`` names the form of the answer, so that a changed form is a changed answer.
        """
        last = Change.objects.order_by("-sequence").values_list("sequence", "at").first()
        sequence, at = last or (0, None)
        parts = [f"{sequence:x}", f"{_microseconds(at):x}", f"{crc32(shape.encode()):x}"]
        if by_the_minute:
            parts.append(timezone.now().strftime("%Y%m%d%H%M"))
        modified = int(at.timestamp()) if at and not by_the_minute else None
        return cls(etag=f'"{"-".join(parts)}"', modified=modified)

    @classmethod
    def of_text(cls, body: bytes) -> Validator:
        """The validator of a text that is there already."""
        return cls(etag=f'"{crc32(body):x}-{len(body):x}"', modified=None)

    def answer(self, request: Request | HttpRequest) -> HttpResponseBase | None:
        """The 304 (or 412) that ``request``'s conditions call for; None when data is wanted."""
        http_request = request._request if isinstance(request, Request) else request
        response = get_conditional_response(http_request, self.etag, self.modified)
        return self.mark(response) if response else None

    def mark(self, response: HttpResponseBase) -> HttpResponseBase:
        """Put the validators on a response; caches may keep it, and ask before they use it."""
        response["ETag"] = self.etag
        if self.modified is not None:
            response["Last-Modified"] = http_date(self.modified)
        response["Cache-Control"] = "public, no-cache"
        return response


def _microseconds(moment: datetime.datetime | None) -> int:
    return int(moment.timestamp() * 1_000_000) if moment else 0
