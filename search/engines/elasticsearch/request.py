"""What Elasticsearch is asked for a query, and what its answer says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from search.analysis import TOKEN_WEIGHT, Phrase, Term
from search.engines.base import EngineQuery, EngineResult

Clause = dict[str, Any]

MOST_VALUES = 10_000
"""Values of a facet that are counted."""

_SCORE_SHARE = 1 / 1024
"""Makes the sum of all scores less than the least weight of a loose term."""

_ANYTHING: Clause = {"exists": {"field": "id"}}

BY_ID: Clause = {"id": "asc"}
NEWEST: list[Clause] = [{"published_on": {"order": "desc", "missing": "_last"}}, BY_ID]
BEST: list[Clause] = [{"_score": "desc"}, BY_ID]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many have the words, and how many of those that pass have one in their title."""

    found: int
    titled: int


def body(query: EngineQuery) -> Clause:
    """Matches in order, the total, and what is counted; all but the stretch of results.

    Words are the query, all that narrows is a filter after it: so a facet can be counted without
    its own filter, and the words' matches are counted before any.
    """
    relevance = query.order == "relevance"
    return {
        "query": {"bool": {"must" if relevance else "filter": words(query) or [_ANYTHING]}},
        "post_filter": passing(query),
        "sort": order(query),
        "track_total_hits": True,
        "aggs": _counts(query),
    }


def order(query: EngineQuery) -> list[Clause]:
    """The sort, its ties broken by id."""
    if query.order == "relevance":
        return BEST
    if query.order == "distance" and query.point:
        place = {"lat": query.point.latitude, "lon": query.point.longitude}
        return [{"_geo_distance": {"place": place, "order": "asc", "unit": "m"}}, BY_ID]
    if query.order == "date":
        direction = "asc" if query.upcoming_from else "desc"
        return [{"starts_on": {"order": direction, "missing": "_last"}}, BY_ID]
    return NEWEST


def result(answer: Clause, query: EngineQuery) -> EngineResult:
    """Total and facets of an answer to ``body``, and the ids that came with them."""
    facets: dict[str, dict[str, int]] = {name: {} for name in query.facets}
    for group in answer.get("aggregations", {}).values():
        for name in facets.keys() & group.keys():
            buckets = group[name]["buckets"]
            facets[name] = {bucket["key"]: bucket["doc_count"] for bucket in buckets}
    return EngineResult(ids_of(answer), answer["hits"]["total"]["value"], facets)


def ids_of(answer: Clause) -> tuple[int, ...]:
    """The ids of an answer's hits."""
    return tuple(int(hit["_id"]) for hit in answer["hits"].get("hits", ()))


def counts(answer: Clause) -> Counts:
    """What ``body`` counted beside the facets."""
    counted = answer["aggregations"]
    return Counts(counted["_found"]["doc_count"], counted["_titled"]["doc_count"])


def words(query: EngineQuery) -> list[Clause]:
    """What the words want: all of the terms, or any of the loose ones."""
    if query.loose_terms:
        parts = [part for term, weight in query.loose_terms for part in _weighted(term, weight)]
        return [{"bool": {"should": parts, "minimum_should_match": 1}}]
    return [_any_way(term, "text") for term in query.terms if term]


def titled(query: EngineQuery) -> list[Clause]:
    """One clause for each term, which is worth 1 where the title has it."""
    return [{"constant_score": {"filter": _any_way(term, "title")}} for term in query.terms if term]


def passing(query: EngineQuery, but: str = "") -> Clause:
    """All that narrows, but for the filter of one facet."""
    filters = [
        {"terms": {f"facets.{name}": list(values)}}
        for name, values in query.filters.items()
        if values and name != but
    ]
    return {"bool": {"filter": [*filters, *_days(query)]}}


def _weighted(term: Term, weight: int) -> Iterable[Clause]:
    """A loose term: its weight, and for one that says enough a share of its score."""
    way = _any_way(term, "text")
    yield {"constant_score": {"filter": way, "boost": weight}}
    if weight > TOKEN_WEIGHT:
        yield {"bool": {"must": [way], "boost": _SCORE_SHARE}}


def _any_way(term: Term, field: str) -> Clause:
    phrases = [_phrase(phrase, field) for phrase in term]
    if len(phrases) == 1:
        return phrases[0]
    return {"bool": {"should": phrases, "minimum_should_match": 1}}


def _phrase(phrase: Phrase, field: str) -> Clause:
    """The tokens side by side, rated as one word: their pairs share its weight."""
    boost = 1 / max(len(phrase) - 1, 1)
    return {"match_phrase": {field: {"query": " ".join(phrase), "boost": boost}}}


def _days(query: EngineQuery) -> Iterator[Clause]:
    """What has no day touches none, and is never over."""
    if query.date_from:
        yield {"range": {"ends": {"gte": query.date_from}}}
    if query.date_to:
        yield {"range": {"begins": {"lte": query.date_to}}}
    if query.upcoming_from:
        over = {"range": {"over_on": {"lt": query.upcoming_from}}}
        yield {"bool": {"must_not": [over]}}


def _counts(query: EngineQuery) -> dict[str, Clause]:
    """Aggregations: facets, one group for all that are counted within the same filters."""
    groups: dict[str, list[str]] = {}
    for facet in query.facets:
        own = facet if query.filters.get(facet) else ""
        groups.setdefault(own, []).append(facet)
    aggregations: dict[str, Clause] = {
        f"_but_{own}": {
            "filter": passing(query, but=own),
            "aggs": {
                facet: {"terms": {"field": f"facets.{facet}", "size": MOST_VALUES}}
                for facet in facets
            },
        }
        for own, facets in groups.items()
    }
    if query.terms and query.order == "relevance":
        in_title = {"bool": {"should": titled(query), "minimum_should_match": 1}}
        aggregations["_found"] = {"filter": {"match_all": {}}}
        aggregations["_titled"] = {"filter": {"bool": {"filter": [passing(query), in_title]}}}
    return aggregations
