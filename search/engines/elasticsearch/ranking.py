"""What comes first where many match, as the embedded engine has it (``engines.ranking``).

Few matches are ranked by score. Where many match and enough of them have a word in their title,
those come first; of what is still too many, the newest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from search.analysis import TOKEN_WEIGHT, Term
from search.engines.base import EngineQuery
from search.engines.ranking import ENOUGH, FEW, MOST

from . import request
from .rarity import Ratings
from .request import BEST, BY_ID, NEWEST, NOT_RATED, Clause

WHOLE, TITLED, NEWEST_FIRST, REST = "whole", "titled", "newest first", "rest"
COUNTED, PHRASED = "counted", "phrased"
"""Names of tiers, and of requests that only count."""


@dataclass(frozen=True)
class Tier:
    """Matches that stand together: how many, None for all that are left, and how to ask.

    Some are asked for before it is known what is needed.
    """

    name: str
    size: int | None
    query: Clause
    sort: list[Clause]

    @property
    def body(self) -> Clause:
        """The request for some of them, in their order."""
        return {"query": self.query, "sort": self.sort, "track_total_hits": False}


class Ranking:
    """The orders in which the matches of a query may come."""

    def __init__(self, query: EngineQuery, ratings: Ratings = NOT_RATED) -> None:
        """``ratings`` are those of the phrases whose scores are added up."""
        self.query, self._ratings = query, ratings
        self._words, self._within = request.words(query, ratings), request.passing(query)
        self._in_title = request.titled(query)

    @property
    def few(self) -> bool:
        """Whether one of the words is rare, so that few match: these are scored."""
        ranked = bool(self.query.terms) and self.query.order == "relevance"
        return ranked and any(map(self._is_rare, self.query.terms))

    @property
    def depends(self) -> bool:
        """Whether the order depends on how many are found."""
        return bool(self.query.terms) and self.query.order == "relevance" and not self.few

    @property
    def weighs(self) -> bool:
        """Whether any word will do, and the order depends on how many have a phrase."""
        phrases = any(weight > TOKEN_WEIGHT for _term, weight in self.query.loose_terms)
        return phrases and self.query.order == "relevance"

    @cached_property
    def whole(self) -> Tier:
        """All that matches, in the order that was asked for."""
        scored = self.query.order == "relevance"
        return Tier(WHOLE, None, self._matches(scored), request.order(self.query))

    @cached_property
    def newest(self) -> Tier:
        """All that matches, the newest first."""
        return Tier(NEWEST_FIRST, None, self._matches(False), NEWEST)

    def counted(self) -> Clause:
        """The request that only counts: what passes, facets, and if need be what has the words."""
        counts = {"track_total_hits": self.depends, **request.counted(self.query)}
        return {"query": self._counted(scored=False), "size": 0, **counts}

    def few_counted(self) -> Clause:
        """The request for the best of all that matches and, with it, for all that is counted."""
        body = {**self.whole.body, **request.counted(self.query)}
        return {**body, "query": self._counted(scored=True), "post_filter": self._within}

    @property
    def first(self) -> Tier:
        """What may come first, as far as is known before anything is counted."""
        return self.by_weight(self.phrased) if self.weighs else self.whole

    @property
    def cut(self) -> Clause:
        """Added to the request for the first tier, which is not needed where it is cut short.

        Where too many match to be scored, others come first.
        """
        return {"terminate_after": MOST + 1} if self.depends else {}

    @cached_property
    def phrased(self) -> int:
        """How many have a phrase where any word will do: at least, as far as is known."""
        phrases = request.rated(self.query) if self.weighs else []
        return max((self._ratings[p].having for p in phrases if p in self._ratings), default=0)

    def by_weight(self, phrased: int) -> Tier:
        """All that has any of the words, by weight, and where that is the same by score.

        By day instead of score where ``phrased``, which have a phrase, are too many to be scored.
        """
        if phrased <= MOST:
            return self.whole
        weights = request.words(self.query, scored=False)
        query = {"bool": {"must": weights, "filter": [self._within]}}
        return Tier(NEWEST_FIRST, None, query, request.WEIGHED)

    def titled(self, size: int | None = None) -> Tier:
        """What has a word in its title: most words first, then the shortest title."""
        query = self._matches(False, should=self._in_title, minimum_should_match=1)
        return Tier(TITLED, size, query, [{"_score": "desc"}, {"title_order": "asc"}, BY_ID])

    def tiers(self, found: int, titled: int) -> list[Tier]:
        """The tiers in their order, where ``found`` have the words, and ``titled`` in the title."""
        many = found > MOST
        if found <= FEW or titled < ENOUGH:
            return [self.newest if many else self.whole]
        left = self._matches(not many, must_not=self._in_title)
        return [self.titled(titled), Tier(REST, None, left, NEWEST if many else BEST)]

    def _is_rare(self, term: Term) -> bool:
        """Whether few have the term, as far as is known."""
        known = [self._ratings[phrase].having for phrase in term if phrase in self._ratings]
        return bool(term) and len(known) == len(term) and sum(known) <= FEW

    def _matches(self, scored: bool, **more: Any) -> Clause:
        """All that has the words and passes."""
        return self._having_words(scored, [self._within], **more)

    def _counted(self, scored: bool) -> Clause:
        """What has the words; within the asked days, unless it matters how many there are."""
        return self._having_words(scored, [] if self.depends else request.days(self.query))

    def _having_words(self, scored: bool, within: list[Clause], **more: Any) -> Clause:
        words = self._words or [request.ANYTHING]
        if scored:
            return {"bool": {"must": words, "filter": within, **more}}
        return {"bool": {"filter": [*words, *within], **more}}
