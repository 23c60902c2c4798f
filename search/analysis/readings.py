"""How Japanese text is read aloud: its words, each with its reading."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import NamedTuple

from sudachipy import SplitMode, Tokenizer

from .japanese import LONGEST_CALL, dictionary
from .sounds import hiragana, is_sounded, shortened, sound

_local = threading.local()
_NO_WORD = frozenset({"補助記号", "空白"})


class Piece(NamedTuple):
    """A short word of a text: where it begins, how it sounds, and whether it names a person."""

    begin: int
    sound: str
    person: bool


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[Piece, ...]:
    """The words of ``text`` in order; signs and spaces are none.

    A reading is the dictionary's for the longest word it knows, so that 今日 is きょう.
    """
    found: list[Piece] = []
    for word in _tokenizer().tokenize(text[:LONGEST_CALL]):
        if word.part_of_speech()[0] in _NO_WORD:
            continue
        parts = word.split(SplitMode.A)
        if "".join(part.reading_form() for part in parts) != word.reading_form():
            parts = [word]
        found += [
            Piece(part.begin(), _sound(part.surface(), part.reading_form()), _is_person(part))
            for part in parts
        ]
    return tuple(found)


def reading(text: str) -> str:
    """How ``text`` sounds: as it is written where it is kana or romaji, else as it is read."""
    if is_sounded(hiragana(text)):
        return sound(text)
    return shortened("".join(piece.sound for piece in pieces(text)))


@lru_cache(maxsize=32_768)
def _sound(surface: str, reading_form: str) -> str:
    return sound(surface if is_sounded(hiragana(surface)) else reading_form)


def _is_person(word: object) -> bool:
    return "人名" in word.part_of_speech()  # type: ignore[attr-defined]


def _tokenizer() -> Tokenizer:
    """This thread's tokenizer for the longest words that the dictionary has."""
    if not hasattr(_local, "tokenizer"):
        _local.tokenizer = dictionary().tokenizer(mode=SplitMode.C)
    return _local.tokenizer
