"""What somebody may have meant who found nothing: words nearly the same, or words that begin so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import OSA

from search.analysis.readings import reading
from search.analysis.sounds import hiragana, is_sounded

from . import rows
from .keys import Place, Way, after, key, letters_of, written

MOST_WORDS = 4
"""Words of a query that are looked at."""

MOST_MEANT = 3
"""Other spellings that are offered."""

LOOKED_AT = 300
"""Keys of a range that are looked at."""

BEGUN = 3
"""Letters after which a word may be unfinished."""

UNFINISHED = 10
"""The distance of a word to what it may be the beginning of: farther than any slip."""

_START: tuple[Place, ...] = ("word", "title")
_END: tuple[Place, ...] = ("word reversed", "title reversed")

Finds = Callable[[Sequence[str]], Sequence[int]]
"""How many results each of some texts has."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Other words that find something, and how many results they have."""

    text: str
    count: int


class _Like(NamedTuple):
    """A word that is nearly the same as another, or has that only ``begun``."""

    text: str
    begun: bool


class _Range(NamedTuple):
    """Keys that begin alike, and what ``letters`` of ``word`` those are that they are held against.

    At most ``most`` slips may part them, or with None all that is still to be typed; they are read
    ``backwards`` for keys of ends. ``offset`` is what this way to read counts.
    """

    prefix: bytes
    word: str
    letters: str
    backwards: bool
    most: int | None
    offset: int


def meant(text: str, locale: str, finds: Finds) -> list[Meant]:
    """Searches like ``text`` that find something, the likeliest first.

    Each word that finds nothing by itself is replaced by one that differs in a letter (市眠 →
    市民), sounds the same (保健 → 保険), is written in kana for romaji (shimin → 市民) or begins so
    (ボランテ → ボランティア). Costs one query and what ``finds`` costs, which is asked for single
    words first.
    """
    words = text.split()[:MOST_WORDS]
    like = _like(words, locale)
    if not any(like.values()):
        return []
    single = list(dict.fromkeys([*words, *(one.text for some in like.values() for one in some)]))
    counts = dict(zip(single, finds(single), strict=True))
    ways = [_ways(word, like[word], counts[word], alone=len(words) == 1) for word in words]
    others = [other for other in dict.fromkeys(_put_together(words, ways)) if other != text]
    if len(words) > 1:
        counts = dict(zip(others, finds(others), strict=True))
    return [Meant(other, counts[other]) for other in others if counts[other]][:MOST_MEANT]


def _ways(word: str, like: Sequence[_Like], count: int, *, alone: bool) -> list[str]:
    """Ways to say a word that has ``count`` results: as it is, if that finds something."""
    if count and not alone:
        return [word]
    finished = [one.text for one in like if not one.begun]
    return finished if count else [*finished, *(one.text for one in like if one.begun)]


def _put_together(words: Sequence[str], ways: Sequence[Sequence[str]]) -> Iterator[str]:
    """All words in the first way to say each, then in the second; a word without ways as it is."""
    for choice in range(max(map(len, ways), default=0)):
        yield " ".join(
            way[min(choice, len(way) - 1)] if way else word
            for way, word in zip(ways, words, strict=True)
        )


def _like(words: Sequence[str], locale: str) -> dict[str, list[_Like]]:
    """Known words that each of ``words`` may be a slip or the beginning of, the nearest first."""
    ranges = [one for word in dict.fromkeys(words) for one in _ranges(word, locale)]
    distances: dict[str, dict[rows.Known, int]] = {word: {} for word in words}
    spans = [(one.prefix, after(one.prefix)) for one in ranges]
    for index, letters_key, known in rows.within(spans, LOOKED_AT):
        one = ranges[index]
        distance = _distance(one, letters_of(letters_key))
        if distance is not None:
            nearest = distances[one.word]
            nearest[known] = min(distance, nearest.get(known, distance))
    return {word: _nearest(word, nearest) for word, nearest in distances.items()}


def _nearest(word: str, distances: Mapping[rows.Known, int]) -> list[_Like]:
    ordered = sorted(distances, key=lambda one: (distances[one], -one.entries, one.text))
    letters, like = written(word), dict[str, _Like]()
    for one in ordered:
        if written(one.text) != letters:
            like.setdefault(one.text.casefold(), _Like(one.text, distances[one] >= UNFINISHED))
    return list(like.values())[: 2 * MOST_MEANT]


def _ranges(word: str, locale: str) -> Iterator[_Range]:
    """Where what is meant by ``word`` stands: one slip leaves its first or its second half.

    What sounds the same counts as half a slip; a reading that was guessed from kanji must be met
    exactly. What begins with all of the word may be what somebody had begun to type.
    """
    ways: tuple[tuple[Way, str, bool], ...] = (
        ("written", written(word), False),
        ("sounded", reading(word), not is_sounded(hiragana(word))),
    )
    for way, letters, whole in ways:
        if len(letters) < 2:
            continue
        most = 0 if whole else 1 + (len(letters) > 8)
        half = len(letters) if whole else len(letters) // 2
        for places, part in ((_START, letters[:half]), (_END, letters[half:][::-1])):
            for place in places if part else ():
                prefix = key(locale, place, way, part)
                yield _Range(prefix, word, letters, places is _END, most, int(way == "sounded"))
        if len(letters) >= BEGUN and not whole:
            yield _Range(key(locale, "word", way, letters), word, letters, False, None, 0)


def _distance(one: _Range, found: str) -> int | None:
    """How far ``found`` is, doubled; None where it is too far."""
    if one.most is None:
        return UNFINISHED
    other = found[::-1] if one.backwards else found
    distance = OSA.distance(one.letters, other, score_cutoff=one.most)
    return 2 * distance + one.offset if distance <= one.most and len(other) > 1 else None
