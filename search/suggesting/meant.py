"""What somebody may have meant who found nothing: words that look or sound nearly the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Q
from rapidfuzz.distance import OSA

from search.analysis.readings import reading
from search.analysis.sounds import hiragana, is_sounded

from .finding import not_over
from .keys import Place, Way, after, key, written
from .models import Suggestion, SuggestionKey

MOST_WORDS = 4
"""Words of a query that are looked at."""

MOST_MEANT = 3
"""Other spellings that are offered."""

LOOKED_AT = 300
"""Keys of a range that are looked at."""

_START: tuple[Place, ...] = ("word", "title")
_END: tuple[Place, ...] = ("word reversed", "title reversed")

Finds = Callable[[str], int]
"""How many results some words have."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Other words that find something, and how many results they have."""

    text: str
    count: int


@dataclass(frozen=True, slots=True, order=True)
class _Candidate:
    """A known word: how far from what was typed, how frequent; the nearest sorts first."""

    distance: int
    rank: int
    text: str


def meant(text: str, locale: str, finds: Finds) -> list[Meant]:
    """Searches like ``text`` that find something, the likeliest first.

    Each word that finds nothing by itself is replaced by one that differs in a letter (市眠 →
    市民), sounds the same (保健 → 保険) or is written in kana for romaji (shimin → 市民).
    """
    words = text.split()[:MOST_WORDS]
    ways = [[word] if len(words) > 1 and finds(word) else _like(word, locale) for word in words]
    found: dict[str, Meant] = {}
    for choice in range(max(map(len, ways), default=0)):
        other = " ".join(
            way[min(choice, len(way) - 1)] if way else word
            for way, word in zip(ways, words, strict=True)
        )
        if other != text and other not in found and (count := finds(other)):
            found[other] = Meant(other, count)
        if len(found) == MOST_MEANT:
            break
    return list(found.values())


def _like(word: str, locale: str) -> list[str]:
    """Known words that ``word`` may be a slip of, the nearest first."""
    letters, sounds = written(word), reading(word)
    distances: dict[int, int] = {}
    for pk, distance in (
        *_near(locale, "written", letters),
        *_near(locale, "sounded", sounds, sure=is_sounded(hiragana(word))),
    ):
        distances[pk] = min(distance, distances.get(pk, distance))
    rows = not_over(Suggestion.objects.filter(pk__in=distances))
    candidates = sorted(_Candidate(distances[row.pk], -row.entries, row.text) for row in rows)
    texts = dict.fromkeys(one.text for one in candidates if written(one.text) != letters)
    return list(texts)[: 2 * MOST_MEANT]


def _near(locale: str, way: Way, letters: str, sure: bool = True) -> Iterator[tuple[int, int]]:
    """Suggestions within a few slips of ``letters``, with their distance (doubled; see below).

    One slip leaves the first or the second half as it is. What sounds the same counts as half a
    slip; a reading that was guessed from kanji (not ``sure``) must be met exactly.
    """
    if len(letters) < 2:
        return
    most = 0 if not sure else 1 + (len(letters) > 8)
    half = len(letters) // 2 if sure else len(letters)
    starts = [key(locale, place, way, letters[:half]) for place in _START]
    ends = [key(locale, place, way, letters[half:][::-1]) for place in _END]
    offset = 1 if way == "sounded" else 0
    for prefixes, backwards in ((starts, False), (ends, True)):
        for prefix in prefixes:
            for pk, found in _letters_after(prefix, len(key(locale, "word", way, ""))):
                other = found[::-1] if backwards else found
                distance = OSA.distance(letters, other, score_cutoff=most)
                if distance <= most and len(other) > 1:
                    yield pk, 2 * distance + offset


def _letters_after(prefix: bytes, head: int) -> Iterator[tuple[int, str]]:
    """Suggestions whose keys begin with ``prefix``, with the letters of the key."""
    within = Q(key__gte=prefix, key__lt=after(prefix))
    rows = SuggestionKey.objects.filter(within).order_by("key")
    for pk, found in rows.values_list("suggestion_id", "key")[:LOOKED_AT]:
        yield pk, bytes(found)[head:].decode(errors="ignore")
