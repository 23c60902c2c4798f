"""Links of an answer (RFC 8288): the same in the Link header and in the body."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest
from rest_framework.request import Request

LONGEST_HEADER = 4000
"""Characters that every server and proxy on the way takes in one header."""


class Link(NamedTuple):
    """One link: relation, absolute address, media type where it differs from JSON."""

    rel: str
    href: str
    type: str = "application/json"


def header(links: Iterable[Link]) -> str:
    """The value of a Link header: as many of the links, in order, as a header may hold."""
    parts: list[str] = []
    room = LONGEST_HEADER
    for link in links:
        part = f'<{link.href}>; rel="{link.rel}"; type="{link.type}"'
        room -= len(part) + len(", ")
        if room >= 0:
            parts.append(part)
    return ", ".join(parts)


def body(links: Iterable[Link]) -> list[dict[str, str]]:
    """The links as the body shows them."""
    return [link._asdict() for link in links]


class Address:
    """The address of a request, to make its neighbours from."""

    def __init__(self, request: Request | HttpRequest) -> None:
        self.path = request.build_absolute_uri(request.path)
        self._pairs = [(name, value) for name, values in request.GET.lists() for value in values]

    def with_(self, path: str = "", /, **changes: int | None) -> str:
        """The same query at ``path``, with parameters changed or (None) left out."""
        pairs = [pair for pair in self._pairs if pair[0] not in changes]
        pairs += [(name, str(value)) for name, value in changes.items() if value is not None]
        return (path or self.path) + ("?" + urlencode(pairs, safe=",:") if pairs else "")


def page_links(address: Address, limit: int, offset: int, total: int) -> list[Link]:
    """``self``, ``first``, ``prev``, ``next`` and ``last`` of a page, as far as they exist."""

    def to(rel: str, place: int) -> Link:
        return Link(rel, address.with_(limit=limit, offset=place))

    last = max(0, (total - 1) // limit * limit)
    links = [to("self", offset), to("first", 0)]
    if offset > 0:
        links.append(to("prev", max(0, min(offset - limit, last))))
    if offset + limit < total:
        links.append(to("next", offset + limit))
    return [*links, to("last", last)]
