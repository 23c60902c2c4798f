"""What the page and the API show of a found entry."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any

from . import facets as facet_registry
from .analysis import Phrase
from .attachments import FoundFile, beginning, found_file, words
from .documents import Point, place_of
from .highlight import PhraseFinder, Segment, excerpt, marked
from .hit_facts import Fact, facts_of
from .models import SearchEntry
from .shown import Shown, shown


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
    was published. ``place`` is where it is; ``file`` is an attached file in which more was found
    than on the page itself. ``details`` are what its facts are told from. ``facts`` and
    ``translations`` are for people.
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
    details: Mapping[str, Any] = field(default_factory=dict)
    file: FoundFile | None = None
    facts: tuple[Fact, ...] = ()
    translations: tuple[Translation, ...] = ()

    @property
    def plain_title(self) -> str:
        """The title without marks."""
        return "".join(segment.text for segment in self.title)


def hits_of(
    pks: Iterable[int], phrases: Iterable[Phrase], keys: Iterable[str] = ()
) -> dict[int, Hit]:
    """Hits by id, with ``phrases`` marked: of the entries ``pks``, and of all that have ``keys``.

    In one query; in none where nothing is asked for.
    """
    finder = PhraseFinder(phrases)
    label = cache(partial(facet_registry.value_label, "kind"))
    return {entry.id: _hit(entry, finder, label) for entry in shown(set(pks), set(keys))}


def for_people(*lists: Sequence[Hit]) -> list[list[Hit]]:
    """Lists of hits with their facts, each thing once a list: other languages come with the first.

    In one query, however many they are.
    """
    translations = _translations({hit.key for hits in lists for hit in hits})
    return [_each_once(hits, translations) for hits in lists]


def _each_once(hits: Sequence[Hit], translations: Mapping[str, Sequence[Translation]]) -> list[Hit]:
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(hit.key, hit)
    return [
        replace(hit, facts=facts_of(hit), translations=_others(hit, translations))
        for hit in first.values()
    ]


def _others(hit: Hit, translations: Mapping[str, Sequence[Translation]]) -> tuple[Translation, ...]:
    return tuple(one for one in translations.get(hit.key, ()) if one.locale != hit.locale)


def _translations(keys: Iterable[str]) -> dict[str, list[Translation]]:
    """Every language in which each of these is found, by key."""
    found: dict[str, list[Translation]] = {}
    rows = SearchEntry.objects.filter(key__in=list(keys)).order_by("locale")
    for key, locale, title, url in rows.values_list("key", "locale", "title", "url"):
        language = facet_registry.value_label("locale", locale)
        found.setdefault(key, []).append(Translation(locale, language, title, url))
    return found


def _hit(entry: Shown, finder: PhraseFinder, label: Callable[[str], str]) -> Hit:
    in_title = finder.ranges(entry.title_tokens, entry.title_spans)
    in_body = finder.ranges(entry.body_tokens, entry.body_spans)
    own, file = len(entry.body), None
    if kept := entry.attachments:
        own = beginning(kept, entry.body)
        file = found_file(kept, entry.body, set(words(entry.title, in_title)), in_body)
    return Hit(
        key=entry.key,
        locale=entry.locale,
        kind=entry.kind,
        kind_label=label(entry.kind),
        url=entry.url,
        title=marked(entry.title, in_title),
        excerpt=excerpt(
            entry.body[:own],
            [found for found in in_body if found[0] < own],
            entry.prose,
            with_words=not in_title,
        ),
        date=entry.starts_on or entry.published_on,
        end_date=entry.ends_on,
        published_on=entry.published_on,
        place=place_of(entry.latitude, entry.longitude),
        facets={name: tuple(values) for name, values in entry.facets.items()},
        details=entry.details,
        file=file,
    )
