"""How much rare words count: as much as in the embedded engine, so that both rank alike.

Both rank by bm25 with the same constants, but rate a rare word in two ways. Of N documents n have a
phrase: SQLite takes ln((N - n + 0.5) / (n + 0.5)), at least a millionth; Lucene ln((N + 1) /
(n + 0.5)), for each pair of the phrase's tokens. They differ where a word is common. What turns one
into the other is sent along as a boost.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from search.analysis import Phrase


class Rated(NamedTuple):
    """How many documents have a phrase, and what its scores are multiplied by."""

    having: int
    boost: float


Ratings = Mapping[Phrase, Rated]
"""What is known of phrases."""

Count = Callable[[Sequence[Phrase]], list[int]]
"""How many documents have each of some phrases; all of them have the phrase without tokens."""

EVERYTHING: Phrase = ()

KEPT_SECONDS = 600.0
"""How long a rating is kept: what share of the documents has a word changes slowly."""

MOST_KEPT = 10_000

LEAST = 1e-6
"""What a phrase counts in the embedded engine that half of the documents have, or more."""


class Rarity:
    """Knows the phrases that were asked for lately; counts the others."""

    def __init__(self) -> None:
        self._known: dict[Phrase, Rated] = {}
        self._since = time.monotonic()

    def ratings(self, phrases: Iterable[Phrase], count: Count) -> Ratings:
        """What is known, each of ``phrases`` among it."""
        known = self._kept()
        if unknown := [phrase for phrase in phrases if phrase not in known]:
            wanted = dict.fromkeys(p for phrase in unknown for p in (phrase, *_lucenes(phrase)))
            counts = count([EVERYTHING, *wanted])
            everything, having = max(counts), dict(zip(wanted, counts[1:], strict=True))
            for phrase in unknown:
                known[phrase] = Rated(having[phrase], _boost(phrase, having, everything))
        return known

    def _kept(self) -> dict[Phrase, Rated]:
        """What is known and not too old."""
        now = time.monotonic()
        if now - self._since > KEPT_SECONDS or len(self._known) > MOST_KEPT:
            self._known, self._since = {}, now
        return self._known


def _lucenes(phrase: Phrase) -> list[Phrase]:
    """What Lucene rates in place of ``phrase``: its pairs of tokens, or its only token."""
    return list(pairwise(phrase)) or [phrase]


def _boost(phrase: Phrase, having: dict[Phrase, int], everything: int) -> float:
    n = having[phrase]
    embedded = max(math.log((everything - n + 0.5) / (n + 0.5)), LEAST)
    lucene = (math.log((everything + 1) / (having[part] + 0.5)) for part in _lucenes(phrase))
    return embedded / sum(lucene)
