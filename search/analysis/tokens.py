"""From a document's text to its tokens, each knowing the stretch of raw text that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .japanese import LONGEST_CALL, japanese_tokens
from .normalise import normalise_with_offsets
from .words import HANGUL, IDEOGRAPHIC, WORD, word_tokens

BREAK = "␟"
"""A token that no word can be: phrases do not reach across it."""

LONGEST_TOKEN = 100
"""Characters of a token that are kept: longer ones are no words."""

_SENTENCE_END = re.compile(r"[。!?\n]+")
_RUN = re.compile(
    rf"(?P<word>{WORD.pattern})|(?P<hangul>[{HANGUL}]+)|(?P<end>{_SENTENCE_END.pattern})"
)
_HAN = re.compile(rf"[{IDEOGRAPHIC}]+")
_BIGRAM_LOCALES = frozenset({"zh", "ko"})

_Piece = tuple[str, int, int, bool]


class Token(NamedTuple):
    """A token and where it stands in the raw text; a BREAK has no length.

    ``naming`` tells a word that names something from one that says what happens to it.
    """

    text: str
    begin: int
    end: int
    naming: bool = True


def analyse(text: str, locale: str) -> list[Token]:
    """Tokens of ``text``, whose language ``locale`` (a BCP 47 tag) decides how it is read.

    Words of alphabets are stemmed, Hangul becomes pairs of characters, and so does Han script
    in Chinese and Korean texts; everything else is read as Japanese, which also knows numbers.
    """
    normalised, offsets = normalise_with_offsets(text)
    tokens: list[Token] = []
    for token, begin, end, naming in _pieces(normalised, locale):
        if token != BREAK:
            raw_end = offsets[end]
            if raw_end == offsets[end - 1]:
                raw_end = _raw_end(offsets, end)
            tokens.append(Token(token[:LONGEST_TOKEN], offsets[begin], raw_end, naming))
        elif tokens and tokens[-1].text != BREAK:
            tokens.append(Token(BREAK, offsets[begin], offsets[begin]))
    return tokens


def _raw_end(offsets: list[int], end: int) -> int:
    """Where the raw character ends that gave the last normalised one before ``end``."""
    last = offsets[end - 1]
    while offsets[end] == last:
        end += 1
    return offsets[end]


def _pieces(text: str, locale: str) -> Iterator[_Piece]:
    """Tokens with their place in the normalised ``text``, script by script."""
    bigrams = locale.split("-")[0] in _BIGRAM_LOCALES
    position = 0
    for run in _RUN.finditer(text):
        yield from _between(text, position, run.start(), bigrams)
        position = run.end()
        if run.lastgroup == "end":
            yield BREAK, run.start(), run.end(), False
        elif run.lastgroup == "hangul":
            yield from _bigrams(run.group(), run.start())
        else:
            for token in word_tokens(run.group(), locale):
                yield token, run.start(), run.end(), True
    yield from _between(text, position, len(text), bigrams)


def _between(text: str, begin: int, end: int, bigrams: bool) -> Iterator[_Piece]:
    """Tokens of what is neither a word of an alphabet nor Hangul."""
    if bigrams:
        for run in _HAN.finditer(text, begin, end):
            yield from _bigrams(run.group(), run.start())
    for start in range(begin, end, LONGEST_CALL):
        chunk = text[start : min(start + LONGEST_CALL, end)]
        if chunk.isspace():
            continue
        pieces = japanese_tokens(chunk, start)
        if bigrams:
            pieces = [piece for piece in pieces if not _HAN.match(text, piece[1])]
        yield from pieces


def _bigrams(run: str, offset: int) -> Iterator[_Piece]:
    """Overlapping pairs of characters; a single character stands alone."""
    if len(run) == 1:
        yield run, offset, offset + 1, True
    for index in range(len(run) - 1):
        yield run[index : index + 2], offset + index, offset + index + 2, True
