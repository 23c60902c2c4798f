"""What the page and the API show of a found entry."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from . import facets as facet_registry
from .analysis import Phrase
from .documents import Point
from .highlight import PhraseFinder, Segment, excerpt, marked
from .hit_facts import Fact, facts_of
from .models import SearchEntry


@dataclass(frozen=True, slots=True)
class Translation:
    """The same thing in another language."""

    locale: str
    language: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One found object in one language; ``title`` and ``excerpt`` come in marked segments.

    ``date`` to ``end_date`` is when it takes place; of everything else, ``date`` is the day it
    was published. ``place`` is where it is. ``facts`` and ``translations`` are for people.
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
    facts: tuple[Fact, ...] = ()
    translations: tuple[Translation, ...] = ()

    @property
    def plain_title(self) -> str:
        """The title without marks."""
        return "".join(segment.text for segment in self.title)


def hits_of(pks: Sequence[int], phrases: Iterable[Phrase]) -> list[Hit]:
    """Hits of these entries in this order, in one query."""
    entries = SearchEntry.objects.in_bulk(list(pks))
    return made([entries[pk] for pk in pks if pk in entries], phrases)


def made(entries: Iterable[SearchEntry], phrases: Iterable[Phrase]) -> list[Hit]:
    """Hits of these entries, with ``phrases`` marked in their texts."""
    finder = PhraseFinder(phrases)
    return [_hit(entry, finder) for entry in entries]


def for_people(hits: Sequence[Hit]) -> list[Hit]:
    """``hits`` with their facts, and each thing once: other languages come with the first.

    In the same few queries however many they are.
    """
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(hit.key, hit)
    facts, translations = facts_of(list(first.values())), _translations(list(first.values()))
    return [
        replace(
            hit, facts=facts.get((key, hit.locale), ()), translations=_others(hit, translations)
        )
        for key, hit in first.items()
    ]


def _others(hit: Hit, translations: Mapping[str, Sequence[Translation]]) -> tuple[Translation, ...]:
    return tuple(one for one in translations.get(hit.key, ()) if one.locale != hit.locale)


def _translations(hits: Sequence[Hit]) -> dict[str, list[Translation]]:
    """Every language in which each of these is found, by key."""
    found: dict[str, list[Translation]] = {}
    rows = SearchEntry.objects.filter(key__in=[hit.key for hit in hits]).order_by("locale")
    language = facet_registry.get("locale").value_label
    for key, locale, title, url in rows.values_list("key", "locale", "title", "url"):
        found.setdefault(key, []).append(Translation(locale, str(language(locale)), title, url))
    return found


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
        excerpt=excerpt(entry.body, in_body, entry.prose, with_words=not in_title),
        date=entry.starts_on or entry.published_on,
        end_date=entry.ends_on,
        published_on=entry.published_on,
        place=entry.place,
        facets={name: tuple(values) for name, values in entry.facets.items()},
    )
