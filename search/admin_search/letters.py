"""Half a word, while it is typed: pairs of letters, which any part of any word is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.analysis.normalise import normalise

_WORD = re.compile(r"\w+")
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}


def letter_tokens(text: str) -> Iterator[str]:
    """Every pair of adjacent letters in a word of ``text``, and the word's last letter alone.

    So a part of a word of two letters or more is a phrase of its pairs, and a single letter is
    the beginning of a pair. Hiragana count as katakana.
    """
    for word in words(text):
        for index in range(len(word)):
            yield word[index : index + 2]


def pairs(part: str) -> list[str]:
    """The pairs that ``part`` (of at least two letters) is made of."""
    return [part[index : index + 2] for index in range(len(part) - 1)]


def words(text: str) -> list[str]:
    """Words of ``text`` as letters are compared: normalised, kana as katakana."""
    return _WORD.findall(normalise(text).translate(_TO_KATAKANA))
