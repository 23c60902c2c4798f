"""The words of a text that are worth offering to others: what its nouns name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from search.analysis import BREAK, Token
from search.analysis.query import JOINING

MOST_WORDS = 120
"""Words that one entry gives at most; the first ones tell most."""

LONGEST_WORD = 16
"""Characters of a compound; longer ones are whole titles."""

_JAPANESE = re.compile(r"[\u3041-\u30ff\u3005\u3400-\u9fff々ー]{2,}")
_KANA_ONLY = re.compile(r"[\u3041-\u3096ー]{1,2}")
_LATIN = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")


def words_in(texts: Iterable[tuple[str, Sequence[Token]]]) -> list[str]:
    """Distinct words of some texts (each with its tokens) in order of appearance.

    A word is a noun or a compound of nouns that touch (市民＋活動 → 市民, 活動, 市民活動). Numbers,
    and words that hold a digit, say little and are left out.
    """
    found: dict[str, None] = {}
    for text, tokens in texts:
        for word in _words(text, tokens):
            found.setdefault(word)
            if len(found) >= MOST_WORDS:
                return list(found)
    return list(found)


def _words(text: str, tokens: Sequence[Token]) -> Iterator[str]:
    for run in _noun_runs(tokens):
        whole = text[run[0].begin : run[-1].end]
        if len(run) > 1 and len(whole) <= LONGEST_WORD and _is_word(whole):
            yield whole
        for token in run:
            word = text[token.begin : token.end]
            if len(word) <= LONGEST_WORD and _is_word(word):
                yield word


def _noun_runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Naming tokens that touch each other."""
    run: list[Token] = []
    for token in tokens:
        joins = token.naming and token.text != BREAK
        if run and (not joins or token.begin != run[-1].end):
            yield run
            run = []
        if joins:
            run.append(token)
    if run:
        yield run


def _is_word(text: str) -> bool:
    if _JAPANESE.fullmatch(text):
        return not _KANA_ONLY.fullmatch(text)
    return bool(_LATIN.fullmatch(text)) and text.casefold() not in JOINING
