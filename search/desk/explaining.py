"""Why something is found for some words, and how much each of them counts: bm25, term by term.

The sums are those of the engines (bm25 with k1 1.2 and b 0.75 over the one weighted text), made
from the entry's own tokens, so that they say the same whichever engine answers. Where very many
documents match, engines put titles first without scoring the rest.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from django.db.models import Avg, F, Value
from django.db.models.functions import Length, Replace

from search.analysis import Phrase, Term, analyse_query
from search.engines.base import TITLE_WEIGHT, EngineQuery
from search.models import SearchEntry
from search.query import ready_engine, site_locales
from search.vocabulary.synonyms import Table, expand

K1, B = 1.2, 0.75


@dataclass(frozen=True, slots=True)
class Way:
    """One way to find a word: its tokens, where the entry has them, and what that counts.

    ``synonym`` says that editors added it. ``entries`` is how many entries have it.
    """

    phrase: Phrase
    synonym: bool
    in_title: int
    in_body: int
    entries: int
    score: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every word of the query with its ways; found when each word has a way that is found."""

    words: list[list[Way]]
    score: float

    @property
    def found(self) -> bool:
        """Whether the entry has all the words."""
        return bool(self.words) and all(
            any(way.in_title or way.in_body for way in ways) for ways in self.words
        )


def explain(text: str, entry: SearchEntry, synonyms: Table) -> Explanation:
    """Why ``entry`` is or is not found for ``text``. Costs a search for each way to say a word."""
    plain = analyse_query(text, site_locales())
    widened = expand(plain, synonyms)
    measure = _Measure(entry)
    words = [
        [measure.way(phrase, phrase not in own) for phrase in ways]
        for own, ways in zip(plain, widened, strict=True)
    ]
    return Explanation(words, sum(way.score for ways in words for way in ways))


class _Measure:
    """Counts phrases in one entry and in the index."""

    def __init__(self, entry: SearchEntry) -> None:
        self.title, self.body = entry.title_tokens.split(), entry.body_tokens.split()
        self.entries = SearchEntry.objects.count()
        self.length = _length(len(self.title), len(self.body))
        self.average = _average_length() or 1.0

    def way(self, phrase: Phrase, synonym: bool) -> Way:
        """The phrase with its counts and score."""
        in_title, in_body = _count(phrase, self.title), _count(phrase, self.body)
        term: Term = (phrase,)
        having = ready_engine().search(EngineQuery(terms=(term,), limit=0)).total
        score = self._score(TITLE_WEIGHT * in_title + in_body, having)
        return Way(phrase, synonym, in_title, in_body, having, score)

    def _score(self, occurrences: int, having: int) -> float:
        rarity = max(math.log((self.entries - having + 0.5) / (having + 0.5)), 1e-6)
        weight = occurrences + K1 * (1 - B + B * self.length / self.average)
        return rarity * occurrences * (K1 + 1) / weight


def _count(phrase: Phrase, tokens: list[str]) -> int:
    """How often the tokens of ``phrase`` stand side by side."""
    size = len(phrase)
    return sum(
        tuple(tokens[start : start + size]) == phrase for start in range(len(tokens) - size + 1)
    )


def _length(title: float, body: float) -> float:
    """Tokens of the one text: the title's several times, then the body's, with breaks between."""
    return TITLE_WEIGHT * (title + 1) + body


def _average_length() -> float:
    """The average of all entries, counted by their spaces."""
    counts = SearchEntry.objects.aggregate(
        title=Avg(_spaces("title_tokens")), body=Avg(_spaces("body_tokens"))
    )
    return _length((counts["title"] or 0) + 1, (counts["body"] or 0) + 1)


def _spaces(field: str) -> Length:
    without = Replace(F(field), Value(" "), Value(""))
    return Length(F(field)) - Length(without)  # type: ignore[return-value]
