"""What a found page says of itself: where in the handbook it stands, or when it is from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.formats import date_format

from search import hit_facts
from search.hit_facts import Fact
from search.hits import Hit
from search.models import SearchEntry


def register() -> None:
    """Let search ask for the facts of pages."""
    hit_facts.register("handbook", trail_facts)
    hit_facts.register("news", date_facts)
    hit_facts.register("case", area_facts)


def trail_facts(hits: Sequence[Hit]) -> Mapping[str, Sequence[Fact]]:
    """The edition and chapter that a section is in: one query for all."""
    ways = {hit.key: _above(hit.url) for hit in hits}
    addresses = {address for way in ways.values() for address in way}
    found = SearchEntry.objects.filter(url__in=addresses).values_list("url", "title")
    titles = dict(found)
    return {
        key: [Fact(" › ".join(titles[url] for url in way if url in titles), icon="book-open")]
        for key, way in ways.items()
        if any(url in titles for url in way)
    }


def date_facts(hits: Sequence[Hit]) -> Mapping[str, Sequence[Fact]]:
    """The day it was published."""
    return {
        hit.key: [Fact(date_format(hit.published_on), icon="calendar")]
        for hit in hits
        if hit.published_on
    }


def area_facts(hits: Sequence[Hit]) -> Mapping[str, Sequence[Fact]]:
    """Where it took place."""
    return {
        hit.key: [Fact("・".join(hit.facets["area"]), icon="map-pin")]
        for hit in hits
        if hit.facets.get("area")
    }


def _above(url: str) -> list[str]:
    """The addresses above ``url``, but for the site's own: /handbook/, /handbook/what/."""
    parts = [part for part in url.split("/") if part][:-1]
    return [f"/{'/'.join(parts[: end + 1])}/" for end in range(len(parts))]
