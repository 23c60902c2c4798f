"""From what people type to phrases: the same analysis, once per way that a site reads text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from .tokens import BREAK, Token, analyse

Phrase = tuple[str, ...]
"""Adjacent tokens."""

Term = tuple[Phrase, ...]
"""Ways to read one word, any of which will do."""

LONGEST_QUERY = 400
"""Characters of a query that are read."""

MOST_TERMS = 24
"""Terms of a query that are used when all are wanted."""

MOST_LOOSE_TERMS = 64
"""Terms of a query that are used when any will do."""


def analyse_query(text: str, locales: Iterable[str]) -> tuple[Term, ...]:
    """The terms of what somebody typed, all of which should be found.

    White space parts words; a word is the phrase of its tokens, and each of ``locales`` may read
    it in another way. A word without any token (の, "") asks for nothing.
    """
    return tuple(_terms(text, locales, _within_sentences))[:MOST_TERMS]


def loosen_query(text: str, locales: Iterable[str]) -> tuple[Term, ...]:
    """Terms of which any may be found, for a question that nothing answers word by word.

    Phrases are what stands between particles (町内会の補助金 → 町内会, 補助金), and after them come
    their tokens; those of one character (会, 金) only where a phrase has no longer ones.
    """
    phrases = dict.fromkeys(
        phrase for term in _terms(text, locales, _between_particles) for phrase in term
    )
    for phrase in tuple(phrases):
        telling = [token for token in phrase if len(token) > 1]
        phrases.update(dict.fromkeys((token,) for token in telling or phrase))
    return tuple((phrase,) for phrase in phrases)[:MOST_LOOSE_TERMS]


Joined = Callable[[Token, Token], bool]


def _within_sentences(before: Token, after: Token) -> bool:
    """Tokens of one sentence belong together."""
    return True


def _between_particles(before: Token, after: Token) -> bool:
    """Only tokens that touch in the text belong together."""
    return after.begin <= before.end


def _terms(text: str, locales: Iterable[str], joined: Joined) -> Iterator[Term]:
    """The terms of ``text``, each once."""
    distinct = tuple(dict.fromkeys(locales))
    seen: set[Term] = set()
    for word in text[:LONGEST_QUERY].split():
        readings = [list(_phrases(analyse(word, locale), joined)) for locale in distinct]
        for index in range(max(map(len, readings), default=0)):
            term = tuple(dict.fromkeys(r[index] for r in readings if index < len(r)))
            if term not in seen:
                seen.add(term)
                yield term


def _phrases(tokens: list[Token], joined: Joined) -> Iterator[Phrase]:
    """Runs of tokens that belong together; none reaches across the end of a sentence."""
    if not tokens:
        return
    phrase: list[str] = [] if tokens[0].text == BREAK else [tokens[0].text]
    for before, after in pairwise(tokens):
        if phrase and (BREAK in (before.text, after.text) or not joined(before, after)):
            yield tuple(phrase)
            phrase = []
        if after.text != BREAK:
            phrase.append(after.text)
    if phrase:
        yield tuple(phrase)
