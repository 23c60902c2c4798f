"""From what people type to phrases: the same analysis, once per way that a site reads text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from .spellings import Spelling, other_spellings
from .tokens import BREAK, Token, analyse
from .words import IDEOGRAPHIC

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

MOST_SPELLINGS = 8
"""Other spellings of a word that are tried."""


NAMING_WEIGHT, TELLING_WEIGHT, TOKEN_WEIGHT = 4, 2, 1
"""What a loose term adds to a document's rank: a noun phrase, another phrase, a part of one."""

JOINING = frozenset(
    {"a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "for", "from", "how", "i", "in",
     "is", "it", "my", "of", "on", "or", "that", "the", "there", "this", "to", "was", "we", "what",
     "when", "where", "which", "who", "will", "with", "you", "your"}
)  # fmt: skip


_NEIGHBOURS = ("を", "は", "の", "で", "、")
"""What stands after words in sentences, and may draw the end of a word to itself."""

_WITHOUT_SPACES = re.compile(f"[{IDEOGRAPHIC}]")
_KANJI = re.compile(r"[\u3005\u4e00-\u9fff]+")


class WeightedTerm(NamedTuple):
    """A term that may be found, and how much it says that it was."""

    term: Term
    weight: int


def analyse_query(text: str, locales: Iterable[str]) -> tuple[Term, ...]:
    """The terms of what somebody typed, all of which should be found.

    White space parts words; a word is the phrase of its tokens, and each of ``locales`` may read
    it in another way. Words written without spaces are also read as they are before others
    (紙ひこうきを), where they may be cut otherwise than alone, and in their other spellings. A word
    without any token (の, "") asks for nothing.
    """
    terms = (
        tuple(dict.fromkeys(_texts(run) for run in ways))
        for ways in _terms(text, locales, _within_sentences, _NEIGHBOURS)
    )
    return tuple(dict.fromkeys(terms))[:MOST_TERMS]


def loosen_query(text: str, locales: Iterable[str]) -> tuple[WeightedTerm, ...]:
    """Terms of which any may be found, for a question that nothing answers word by word.

    Phrases are what stands between particles (町内会の補助金 → 町内会, 補助金); those that name
    something weigh most. After them come their tokens, but none of one character: 市 of 市眠 would
    find half of the site. English words that only join others are left out.
    """
    weights: dict[Phrase, int] = {}
    tokens: dict[Phrase, int] = {}
    for ways in _terms(text, locales, _between_particles):
        for run in ways:
            phrase = _texts(run)
            if phrase[0] in JOINING and len(phrase) == 1:
                continue
            naming = any(token.naming for token in run)
            weights.setdefault(phrase, NAMING_WEIGHT if naming else TELLING_WEIGHT)
            tokens.update({(token,): TOKEN_WEIGHT for token in phrase if len(token) > 1})
    merged = {**weights, **{token: w for token, w in tokens.items() if token not in weights}}
    return tuple(WeightedTerm((phrase,), weight) for phrase, weight in merged.items())[
        :MOST_LOOSE_TERMS
    ]


Joined = Callable[[Token, Token], bool]


def _within_sentences(before: Token, after: Token) -> bool:
    """Tokens of one sentence belong together."""
    return True


def _between_particles(before: Token, after: Token) -> bool:
    """Only tokens that touch in the text belong together."""
    return after.begin <= before.end


Run = tuple[Token, ...]


def _terms(
    text: str, locales: Iterable[str], joined: Joined, neighbours: Iterable[str] = ()
) -> Iterator[tuple[Run, ...]]:
    """The terms of ``text`` as runs of tokens, one run for each way to read them."""
    distinct = tuple(dict.fromkeys(locales))
    for word in text[:LONGEST_QUERY].split():
        readings = [list(_runs(analyse(word, locale), joined)) for locale in distinct]
        if distinct and _WITHOUT_SPACES.match(word[-1]):
            readings += _before(neighbours, word, distinct[0], joined)
            readings += _respelled(word, distinct[0], joined)
        for index in range(max(map(len, readings), default=0)):
            yield tuple(reading[index] for reading in readings if index < len(reading))


def _before(
    neighbours: Iterable[str], word: str, locale: str, joined: Joined
) -> Iterator[list[Run]]:
    """The runs of ``word`` as it is read before each of ``neighbours``.

    A word of kanji that is one token alone is a name or a term: nothing may take it apart.
    """
    alone = analyse(word, locale)
    if len(alone) == 1 and _KANJI.fullmatch(word):
        return
    count = len(list(_runs(alone, joined)))
    for neighbour in neighbours:
        tokens = [token for token in analyse(word + neighbour, locale) if token.begin < len(word)]
        runs = list(_runs(tokens, joined))
        if len(runs) == count:
            yield runs


def _respelled(word: str, locale: str, joined: Joined) -> Iterator[list[Run]]:
    """The runs of ``word`` in its other spellings, as many as it has, of which nothing is lost.

    Where a spelling is cut in more tokens than the word is, what falls between them is no word:
    盆＋お＋どり＋大会.
    """
    alone = analyse(word, locale)
    count = len(list(_runs(alone, joined)))
    for spelling in islice(other_spellings(word), MOST_SPELLINGS):
        tokens = analyse(spelling.word, locale)
        runs = list(_runs(tokens, joined))
        whole = len(tokens) > len(alone) or _covered(spelling, tokens)
        if len(runs) == count and whole:
            yield runs


def _covered(spelling: Spelling, tokens: list[Token]) -> bool:
    """Whether what is spelled otherwise is tokens from its begin to its end."""
    stretch = [t for t in tokens if spelling.begin <= t.begin and t.end <= spelling.end]
    ends = [spelling.begin, *(token.end for token in stretch)]
    return ends == [*(token.begin for token in stretch), spelling.end]


def _runs(tokens: list[Token], joined: Joined) -> Iterator[Run]:
    """Runs of tokens that belong together; none reaches across the end of a sentence."""
    run: list[Token] = []
    for token in tokens:
        if run and (token.text == BREAK or not joined(run[-1], token)):
            yield tuple(run)
            run = []
        if token.text != BREAK:
            run.append(token)
    if run:
        yield tuple(run)


def _texts(run: Run) -> Phrase:
    return tuple(token.text for token in run)
