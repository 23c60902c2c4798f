"""Synonyms as the analysed query needs them: other phrases that will do as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from search.analysis import BREAK, Phrase, Term, WeightedTerm, analyse

from .models import Direction, Synonym, split_words

Table = Mapping[Phrase, tuple[Phrase, ...]]
"""What else finds the same, by phrase."""

NO_SYNONYMS: Table = {}

MOST_WAYS = 24
"""Phrases of one term, its own among them."""


def phrases_of(words: str, locales: Iterable[str]) -> tuple[Phrase, ...]:
    """The tokens of ``words`` in each way that a language reads them; spaces join."""
    readings = (
        tuple(token.text for token in analyse(words, locale) if token.text != BREAK)
        for locale in locales
    )
    return tuple(dict.fromkeys(phrase for phrase in readings if phrase))


def compiled(synonyms: Iterable[Synonym], locales: Iterable[str]) -> Table:
    """The table of these synonyms."""
    locales = tuple(locales)
    table: dict[Phrase, dict[Phrase, None]] = {}
    for synonym in synonyms:
        words = _phrases(synonym.words, locales)
        others = _phrases(synonym.others, locales)
        if synonym.direction == Direction.BOTH:
            words = others = [*words, *others]
        for phrase in words:
            table.setdefault(phrase, {}).update(
                {other: None for other in others if other != phrase}
            )
    return {phrase: tuple(others) for phrase, others in table.items()}


def _phrases(words: str, locales: tuple[str, ...]) -> list[Phrase]:
    return [phrase for word in split_words(words) for phrase in phrases_of(word, locales)]


def expand(terms: tuple[Term, ...], table: Table) -> tuple[Term, ...]:
    """``terms`` with what ``table`` knows to be the same: within a word, and across words.

    A synonym of several words (community center) is one more way to each of them: (a or x) and
    (b or x) is (a and b) or x.
    """
    if not table:
        return terms
    longest = max(map(len, table))
    ways = [dict.fromkeys([*term, *_within(term, table, longest)]) for term in terms]
    for first, last, phrase in _across(terms, table, longest):
        for index in range(first, last):
            ways[index].update(dict.fromkeys(table[phrase]))
    return tuple(tuple(phrases)[:MOST_WAYS] for phrases in ways)


def expand_loose(terms: tuple[WeightedTerm, ...], table: Table) -> tuple[WeightedTerm, ...]:
    """Loose terms with what ``table`` knows to be the same."""
    expanded = (expand((weighted.term,), table)[0] for weighted in terms)
    return tuple(
        WeightedTerm(term, weighted.weight) for term, weighted in zip(expanded, terms, strict=True)
    )


def _within(term: Term, table: Table, longest: int) -> Iterator[Phrase]:
    """Every phrase of ``term`` with one part of it said in another way."""
    for phrase in term:
        for first in range(len(phrase)):
            for last in range(first + 1, min(first + longest, len(phrase)) + 1):
                for other in table.get(phrase[first:last], ()):
                    yield phrase[:first] + other + phrase[last:]


def _across(
    terms: tuple[Term, ...], table: Table, longest: int
) -> Iterator[tuple[int, int, Phrase]]:
    """Runs of at least two terms that are one phrase of ``table``: first, after the last, which."""
    for first in range(len(terms)):
        phrase: Phrase = terms[first][0] if terms[first] else ()
        for last in range(first + 1, len(terms)):
            phrase += terms[last][0] if terms[last] else ()
            if len(phrase) > longest:
                break
            if phrase in table:
                yield first, last + 1, phrase
