"""What the page and the API show of a found entry."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from . import facets as facet_registry
from .analysis import Phrase
from .documents import Point
from .highlight import PhraseFinder, Segment, excerpt, marked
from .models import SearchEntry


@dataclass(frozen=True, slots=True)
class Hit:
    """One found object in one language; ``title`` and ``excerpt`` come in marked segments.

    ``date`` to ``end_date`` is when it takes place; of everything else, ``date`` is the day it
    was published. ``place`` is where it is.
    """

    key: str
    locale: str
    kind: str
    kind_label: str
    url: str
    title: list[Segment]
    excerpt: list[Segment]
    date: datetime.date | None
    end_date: datetime.date | None
    published_on: datetime.date | None
    place: Point | None
    facets: Mapping[str, tuple[str, ...]]

    @property
    def plain_title(self) -> str:
        """The title without marks."""
        return "".join(segment.text for segment in self.title)


def hits_of(pks: Iterable[int], phrases: Iterable[Phrase]) -> list[Hit]:
    """Hits of these entries in this order, in one query."""
    entries = SearchEntry.objects.in_bulk(list(pks))
    return made([entries[pk] for pk in pks if pk in entries], phrases)


def made(entries: Iterable[SearchEntry], phrases: Iterable[Phrase]) -> list[Hit]:
    """Hits of these entries, with ``phrases`` marked in their texts."""
    finder = PhraseFinder(phrases)
    return [_hit(entry, finder) for entry in entries]


def _hit(entry: SearchEntry, finder: PhraseFinder) -> Hit:
    in_title = finder.ranges(entry.title_tokens, bytes(entry.title_spans))
    in_body = finder.ranges(entry.body_tokens, bytes(entry.body_spans))
    return Hit(
        key=entry.key,
        locale=entry.locale,
        kind=entry.kind,
        kind_label=str(facet_registry.get("kind").value_label(entry.kind)),
        url=entry.url,
        title=marked(entry.title, in_title),
        excerpt=excerpt(entry.body, in_body),
        date=entry.starts_on or entry.published_on,
        end_date=entry.ends_on,
        published_on=entry.published_on,
        place=entry.place,
        facets={name: tuple(values) for name, values in entry.facets.items()},
    )
