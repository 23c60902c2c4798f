"""By which beginnings a suggestion is found: as written and as it sounds, whole and from within.

A key is ``language, place, way, letters``. Place: at the start of a word or title, within it, or
from its end (letters reversed, for what was mistyped at the beginning). Way: as it is written
(kana as hiragana) or as it sounds (``analysis.sounds``). One letter each, so that the keys of one
place and way lie together and a prefix of the letters is a range.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from search.analysis.readings import pieces
from search.analysis.sounds import hiragana, is_sounded, shortened, sound
from search.foresight import remembered

LONGEST = 60
"""Characters of a key's letters: longer ones tell nothing more apart."""

MOST_PIECES = 8
"""Words of a title from which it can be found."""

Place = Literal["word", "within word", "word reversed", "title", "within title", "title reversed"]
Way = Literal["written", "sounded"]

_PLACES: dict[Place, str] = {
    "word": "a", "within word": "b", "word reversed": "c",
    "title": "d", "within title": "e", "title reversed": "f",
}  # fmt: skip
_WAYS: dict[Way, str] = {"written": "w", "sounded": "s"}


def key(locale: str, place: Place, way: Way, letters: str) -> bytes:
    """The key of these letters; the beginning of every key whose letters begin with them."""
    return f"{locale}/{_PLACES[place]}{_WAYS[way]}{letters[:LONGEST]}".encode()


def letters_of(key: bytes) -> str:
    """The letters of a key."""
    _locale, _slash, rest = bytes(key).partition(b"/")
    return rest[2:].decode(errors="ignore")


def after(prefix: bytes) -> bytes:
    """What every key that begins with ``prefix`` comes before."""
    return prefix + b"\xff"


def word_keys(word: str, locale: str, reading: str = "") -> set[bytes]:
    """The keys of a word."""
    return set(_keys(word, locale, reading, "word", "within word", "word reversed"))


@remembered
def title_keys(title: str, locale: str, reading: str = "") -> set[bytes]:
    """The keys of a title; ``reading`` in kana is how it is read where that is known."""
    return set(_keys(title, locale, reading, "title", "within title", "title reversed"))


def written(text: str) -> str:
    """``text`` as keys write it: kana as hiragana, no spaces or signs."""
    return "".join(char for char in hiragana(text) if char.isalnum() or char == "ー")


def _keys(
    text: str, locale: str, reading: str, start: Place, within: Place, back: Place
) -> Iterator[bytes]:
    words = pieces(text)[:MOST_PIECES]
    starts = [word.begin for word in words]
    parts = [written(text[begin:end]) for begin, end in pairwise([*starts, len(text)])]
    sounds = [word.sound for word in words]
    yield from _both_ends(locale, "written", written(text), start, back)
    known = sound(reading) if is_sounded(hiragana(reading)) else ""
    for letters in {shortened("".join(sounds)), known} - {""}:
        yield from _both_ends(locale, "sounded", letters, start, back)
    for index in range(1, len(words)):
        if rest := "".join(parts[index:]):
            yield key(locale, within, "written", rest)
        if rest := shortened("".join(sounds[index:])):
            yield key(locale, within, "sounded", rest)


def _both_ends(locale: str, way: Way, letters: str, start: Place, back: Place) -> Iterator[bytes]:
    if letters:
        yield key(locale, start, way, letters)
        yield key(locale, back, way, letters[:LONGEST][::-1])
