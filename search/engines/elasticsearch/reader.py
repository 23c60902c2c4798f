"""Reading an index: every request that a query needs is sent at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import orjson
from elasticsearch import Elasticsearch

from search.analysis import Phrase
from search.engines.base import EngineQuery, EngineResult, EngineUnavailableError

from . import request
from .connection import api_reason
from .ranking import COUNTED, PHRASED, REST, TITLED, WHOLE, Ranking, Tier
from .rarity import Rarity, Ratings
from .request import Clause

FILTER_PATH = ",".join(
    f"responses.{part}"
    for part in (
        "status",
        "error.type",
        "error.reason",
        "hits.total.value",
        "hits.hits._id",
        "aggregations.*.doc_count",
        "aggregations.*.*.buckets",
    )
)

Answers = Mapping[str, Clause]

WINDOW = 10_000
"""How far into the results one request may reach (the default of ``max_result_window``)."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Asks the index, or alias, ``name``."""

    client: Elasticsearch
    name: str
    rarity: Rarity

    def search(self, query: EngineQuery) -> EngineResult:
        """The answer to ``query``: in one round trip, or two where very many match.

        One more for several words of which one was not asked for lately.
        """
        ranking = Ranking(query, self._ratings(query))
        within = 0 <= query.offset <= WINDOW - query.limit
        answers = self._ask(_requests(ranking, query.limit if within else 0))
        counts = answers[COUNTED if COUNTED in answers else WHOLE]
        total = request.passed(counts)
        result = EngineResult((), total, request.facets_of(counts))
        if query.limit < 1 or not 0 <= query.offset < total:
            return result
        return replace(result, ids=self._page(ranking, answers, within))

    def totals(self, queries: Sequence[EngineQuery]) -> list[int]:
        """How many documents each of ``queries`` finds."""
        return self._totals([request.matching(query) for query in queries])

    def ids(self) -> set[int]:
        """The ids of all documents."""
        everything = {"query": request.ANYTHING, "sort": [request.BY_ID]}
        return {pk for some in self._walk(everything) for pk in some}

    def _ratings(self, query: EngineQuery) -> Ratings:
        """What makes the scores of several phrases comparable; one alone is compared with none."""
        phrases = request.rated(query)
        several = len(phrases) > 1
        return self.rarity.ratings(phrases, self._having) if several else request.NOT_RATED

    def _having(self, phrases: Sequence[Phrase]) -> list[int]:
        """How many documents have each of ``phrases``."""
        return self._totals([request.having(phrase) for phrase in phrases])

    def _totals(self, bodies: Sequence[Clause]) -> list[int]:
        """The totals of the answers to requests."""
        asked = {str(number): body for number, body in enumerate(bodies)}
        return [request.total(answer) for answer in self._ask(asked).values()] if asked else []

    def _page(self, ranking: Ranking, answers: Answers, within: bool) -> tuple[int, ...]:
        """The asked stretch of the tiers that follow upon each other.

        It is in ``answers`` where it begins with what was asked first, ``within`` the window.
        """
        query = ranking.query
        ids: tuple[int, ...] = ()
        before = 0
        for tier in _tiers(ranking, answers):
            offset, limit = max(query.offset - before, 0), query.limit - len(ids)
            if within and tier.name in answers:
                ids += request.ids_of(answers[tier.name])
            elif limit and (tier.size is None or offset < tier.size):
                ids += self._stretch(tier.body, offset, limit)
            before += tier.size or 0
        return ids

    def _stretch(self, body: Clause, offset: int, limit: int) -> tuple[int, ...]:
        """Ids of a stretch of the hits; what one request cannot reach is walked to."""
        if offset + limit <= WINDOW:
            stretch = {**body, "from": offset, "size": limit}
            return request.ids_of(self._ask({REST: stretch})[REST])
        ids: list[int] = []
        passed = 0
        for hits in self._walk(body):
            ids += hits[max(offset - passed, 0) : offset + limit - passed]
            passed += len(hits)
            if passed >= offset + limit:
                break
        return tuple(ids)

    def _walk(self, body: Clause) -> Iterator[list[int]]:
        """Ids of all hits, a window at a time."""
        body = {**body, "track_total_hits": False, "aggs": {}}
        after: list[Any] | None = None
        while True:
            answer = self.client.search(
                index=self.name, size=WINDOW, source=False, search_after=after, **body
            )
            hits = answer["hits"]["hits"]
            yield [int(hit["_id"]) for hit in hits]
            if len(hits) < WINDOW:
                return
            after = hits[-1]["sort"]

    def _ask(self, bodies: Mapping[str, Clause]) -> Answers:
        """The answers to several requests by name, without what nobody reads."""
        searches: list[Any] = []
        for body in bodies.values():
            searches += [b"{}", orjson.dumps({**body, "_source": False})]
        found = self.client.msearch(index=self.name, searches=searches, filter_path=FILTER_PATH)
        answers = dict(zip(bodies, found["responses"], strict=True))
        for answer in answers.values():
            if error := answer.get("error"):
                text = f"{error['type']}: {error['reason']}"
                raise EngineUnavailableError(f"Elasticsearch: {api_reason(answer['status'], text)}")
        return answers


def _tiers(ranking: Ranking, answers: Answers) -> list[Tier]:
    """The tiers in their order, which depend on what was counted."""
    if ranking.weighs:
        return [ranking.by_weight(request.total(answers[PHRASED]))]
    if ranking.depends:
        return ranking.tiers(request.total(answers[COUNTED]), request.total(answers[TITLED]))
    return [ranking.whole]


def _requests(ranking: Ranking, size: int) -> dict[str, Clause]:
    """All that a query needs: counts, and so many hits of what may come first.

    Few are counted and scored at once. Of many, none is scored for being counted, and those that
    cannot come first are passed over.
    """
    query, first = ranking.query, ranking.first
    stretch = {"from": query.offset if size else 0, "size": max(size, 0)}
    if size > 0 and ranking.few:
        return {WHOLE: {**ranking.few_counted(), **stretch}}
    asked = {COUNTED: ranking.counted()}
    if size > 0:
        asked[first.name] = {**first.body, **ranking.cut, **stretch}
    if query.limit > 0 and ranking.depends:
        asked[TITLED] = {**ranking.titled().body, **stretch, "track_total_hits": True}
    if query.limit > 0 and ranking.weighs:
        asked[PHRASED] = request.phrased(query)
    return asked
