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

    The tiers ``WHOLE`` and ``TITLED`` are asked for before it is known what is needed.
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
    def depends(self) -> bool:
        """Whether the order depends on how many are found: not where one of the words is rare."""
        ranked = bool(self.query.terms) and self.query.order == "relevance"
        return ranked and not any(map(self._is_rare, self.query.terms))

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
        """The request for how many have the words and pass, and for the facets: scores nothing."""
        counts = {"track_total_hits": True, **request.counted(self.query)}
        return {"query": self._having_words(False), "size": 0, **counts}

    def whole_counted(self) -> Clause:
        """The request for some of all that matches and, with it, for what ``counted`` counts."""
        body = {**self.whole.body, **request.counted(self.query)}
        scored = self.query.order == "relevance"
        return {**body, "query": self._having_words(scored), "post_filter": self._within}

    def scored(self) -> Clause:
        """The request for the best, which need not be right where too many match to be scored."""
        return {**self.whole.body, "terminate_after": MOST + 1}

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
        query = self._having_words(scored, **more)
        query["bool"]["filter"].append(self._within)
        return query

    def _having_words(self, scored: bool, **more: Any) -> Clause:
        words = self._words or [request.ANYTHING]
        if scored:
            return {"bool": {"must": words, "filter": [], **more}}
        return {"bool": {"filter": [*words], **more}}
