"""What is offered for half a word: frequent words first, then the titles that are meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from search.analysis.readings import reading

from .keys import Place, Way, after, key, written
from .models import Suggestion, SuggestionKey

MOST_LETTERS = 40
"""Letters of what has been typed that are looked at."""

MOST_WORDS = 5
"""Words that are offered; the rest of the places is for titles."""

WORDS_LOOKED_AT, TITLES_LOOKED_AT = 400, 60
"""Keys of a range that are looked at; they come in the order of their letters."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to choose: a word to search for, or a title (then with ``kind`` and ``url``)."""

    text: str
    kind: str = ""
    url: str = ""
    key: str = ""


def suggest(typed: str, locale: str, limit: int = 8) -> list[Offer]:
    """At most ``limit`` offers for what has been ``typed`` so far, the likeliest first.

    Every part of a title or compound can be typed first, and it may be typed as it is written, in
    kana or in romaji: 市民活, しみんか and shimink all lead to 市民活動.
    """
    probes = tuple(_probes(typed[:MOST_LETTERS]))
    if not probes:
        return []
    offers: dict[str, Offer] = {}
    for word in _words(probes, locale, min(MOST_WORDS, limit)):
        offers.setdefault(word.text.casefold(), Offer(word.text))
    for title in _titles(probes, locale, limit):
        entry = title.entry.key if title.entry else ""
        offers.setdefault(title.text.casefold(), Offer(title.text, title.kind, title.url, entry))
    return list(offers.values())[:limit]


Probe = tuple[Way, str]


def _probes(typed: str) -> Iterator[Probe]:
    """The letters to look for, as written and as they sound."""
    letters = written(typed)
    if letters:
        yield "written", letters
        if sounds := reading(typed):
            yield "sounded", sounds


def _words(probes: tuple[Probe, ...], locale: str, limit: int) -> list[Suggestion]:
    """Words that begin so, the most frequent first; after them those that have it within."""
    found: dict[int, Suggestion] = {}
    places: tuple[Place, ...] = ("word", "within word")
    for place in places:
        if len(found) < limit:
            pks = _pks(_starting(probes, locale, place), WORDS_LOOKED_AT)
            rows = Suggestion.objects.filter(pk__in=pks).order_by("-entries", "text")
            found |= {row.pk: row for row in rows[:limit]}
    return list(found.values())[:limit]


def _titles(probes: tuple[Probe, ...], locale: str, limit: int) -> list[Suggestion]:
    """Titles that begin so, then those that have it within; nothing that is over."""
    found: dict[int, Suggestion] = {}
    places: tuple[Place, ...] = ("title", "within title")
    for place in places:
        if len(found) < limit:
            pks = _pks(_starting(probes, locale, place), TITLES_LOOKED_AT)
            rows = not_over(Suggestion.objects.filter(pk__in=pks)).select_related("entry")
            rows = rows.only("text", "kind", "url", "entry__key")
            by_pk = {row.pk: row for row in rows}
            found |= {pk: by_pk[pk] for pk in pks if pk in by_pk}
    return list(found.values())


def not_over(rows: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
    """``rows`` without what took place before today."""
    return rows.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()))


def _starting(probes: tuple[Probe, ...], locale: str, place: Place) -> Q:
    """Keys that begin with any of the probes."""
    ranges = Q()
    for way, letters in probes:
        prefix = key(locale, place, way, letters)
        ranges |= Q(key__gte=prefix, key__lt=after(prefix))
    return ranges


def _pks(keys: Q, limit: int) -> list[int]:
    """Suggestions of the first of these keys, in their order, each once."""
    rows = SuggestionKey.objects.filter(keys).order_by("key")
    return list(dict.fromkeys(rows.values_list("suggestion_id", flat=True)[:limit]))
