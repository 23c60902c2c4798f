"""Half a word, while it is typed: pairs of letters, which any part of any word is made of.

So are its sounds, by which kana find the kanji that are read so (きょうど finds 協働).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.analysis.normalise import normalise
from search.analysis.readings import reading
from search.analysis.sounds import sound

_WORD = re.compile(r"\w+")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc]{2,}")
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}


def letter_tokens(text: str) -> Iterator[str]:
    """Every pair of adjacent letters in a word of ``text``, and the word's last letter alone.

    So a part of a word of two letters or more is a phrase of its pairs, and a single letter is
    the beginning of a pair. Hiragana count as katakana.
    """
    for word in words(text):
        for index in range(len(word)):
            yield word[index : index + 2]


def sound_tokens(text: str) -> list[str]:
    """The pairs of how ``text`` is read aloud."""
    return _sounds(reading(text))


def sounds_typed(part: str) -> list[str]:
    """The pairs of how ``part`` sounds where it is typed in kana; else none."""
    return _sounds(sound(part)) if _KANA.fullmatch(normalise(part)) else []


def _sounds(letters: str) -> list[str]:
    """The pairs of ``letters``, told apart from written ones: npo must not find さんぽ."""
    return [f"q{pair}" for pair in pairs(letters)]


def pairs(part: str) -> list[str]:
    """The pairs that ``part`` (of at least two letters) is made of."""
    return [part[index : index + 2] for index in range(len(part) - 1)]


def words(text: str) -> list[str]:
    """Words of ``text`` as letters are compared: normalised, kana as katakana."""
    return _WORD.findall(normalise(text).translate(_TO_KATAKANA))
