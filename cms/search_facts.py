"""What a found page says of itself: where in the handbook it stands, or when it is from."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format

from search import hit_facts
from search.hit_facts import Fact
from search.hits import Hit


def register() -> None:
    """Let search ask for the facts of pages."""
    hit_facts.register("handbook", trail_facts)
    hit_facts.register("news", date_facts)
    hit_facts.register("case", area_facts)


def trail_facts(hit: Hit) -> Iterator[Fact]:
    """The edition and chapter that a section is in."""
    if above := hit.details.get("above"):
        yield Fact(" › ".join(above), icon="book-open")


def date_facts(hit: Hit) -> Iterator[Fact]:
    """The day it was published."""
    if hit.published_on:
        yield Fact(date_format(hit.published_on), icon="calendar")


def area_facts(hit: Hit) -> Iterator[Fact]:
    """Where it took place."""
    if areas := hit.facets.get("area"):
        yield Fact("・".join(areas), icon="map-pin")
