"""From what people type to phrases: the same analysis, once per way that a site reads text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from .tokens import BREAK, Token, analyse

Phrase = tuple[str, ...]
"""Adjacent tokens."""

Term = tuple[Phrase, ...]
"""Ways to read one word, any of which will do."""

LONGEST_QUERY = 400
"""Characters of a query that are read."""

MOST_TERMS = 24
"""Terms of a query that are used."""


def analyse_query(text: str, locales: Iterable[str]) -> tuple[Term, ...]:
    """The terms of what somebody typed, all of which should be found.

    White space parts words; a word is the phrase of its tokens, and each of ``locales`` may read
    it in another way. A word without any token (の, "") asks for nothing.
    """
    distinct = tuple(dict.fromkeys(locales))
    terms: dict[Term, None] = {}
    for word in text[:LONGEST_QUERY].split():
        for term in _terms(word, distinct):
            terms.setdefault(term)
    return tuple(terms)[:MOST_TERMS]


def _terms(word: str, locales: tuple[str, ...]) -> Iterator[Term]:
    """A word's terms: one, unless the ends of sentences are within it."""
    readings = [list(_phrases(analyse(word, locale))) for locale in locales]
    longest = max(map(len, readings), default=0)
    for index in range(longest):
        ways = dict.fromkeys(reading[index] for reading in readings if index < len(reading))
        yield tuple(ways)


def _phrases(tokens: list[Token]) -> Iterator[Phrase]:
    for is_break, group in groupby(tokens, lambda token: token.text == BREAK):
        if not is_break:
            yield tuple(token.text for token in group)
