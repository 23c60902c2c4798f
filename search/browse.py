"""Where all things of a kind are listed: the way on for those who found nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .params import encode
from .query import Query, Results

_lists: dict[str, Callable[[], str | None]] = {}


@dataclass(frozen=True, slots=True)
class KindLink:
    """A kind of things, how many there are, and the address of their list."""

    label: str
    count: int
    url: str


def register(kind: str, url: Callable[[], str | None]) -> None:
    """Say where things of ``kind`` are listed; ``url`` is asked at each request.

    A kind without a list of its own, or whose ``url`` is None now, is listed by search itself.
    """
    _lists[kind] = url


def kind_links(results: Results) -> list[KindLink]:
    """Every kind that has something public in the reader's language, the most frequent first."""
    everything = results.again(Query(language=results.query.language, limit=0))
    kinds = next((facet for facet in everything.facets if facet.name == "kind"), None)
    return [
        KindLink(value.label, value.count, _list_url(value.value))
        for value in (kinds.values if kinds else ())
    ]


def _list_url(kind: str) -> str:
    own = _lists[kind]() if kind in _lists else None
    return own or f"?{encode({'kind': [kind]})}"
