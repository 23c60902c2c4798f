"""What Elasticsearch is asked for a query, and what its answer says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from search.analysis import TOKEN_WEIGHT, Phrase, Term
from search.engines.base import EngineQuery, EngineResult, Filters

Clause = dict[str, Any]

WINDOW = 10_000
"""How far into the results one request may reach (the default of ``max_result_window``)."""

MOST_VALUES = 10_000
"""Values of a facet that are counted."""

_SCORE_SHARE = 1 / 1024
"""Makes the sum of all scores less than the least weight of a loose term."""

_ANYTHING: Clause = {"exists": {"field": "id"}}


def body(query: EngineQuery) -> dict[str, Any]:
    """The search request but for the stretch of results."""
    wanted: dict[str, Any] = {
        "query": {"bool": _words(query, scored=query.order == "relevance")},
        "sort": order(query),
        "track_total_hits": True,
        "_source": False,
    }
    if query.filters:
        wanted["post_filter"] = _passing(query.filters)
    if query.facets:
        wanted["aggs"] = _counts(query)
    return wanted


def order(query: EngineQuery) -> list[Clause]:
    """The sort, its ties broken by id."""
    by_id = {"id": "asc"}
    if query.order == "relevance":
        return [{"_score": "desc"}, by_id]
    if query.order == "distance" and query.point:
        place = {"lat": query.point.latitude, "lon": query.point.longitude}
        return [{"_geo_distance": {"place": place, "order": "asc", "unit": "m"}}, by_id]
    if query.order == "date":
        direction = "asc" if query.upcoming_from else "desc"
        return [{"starts_on": {"order": direction, "missing": "_last"}}, by_id]
    return [{"published_on": {"order": "desc", "missing": "_last"}}, by_id]


def result(answer: dict[str, Any], query: EngineQuery) -> EngineResult:
    """Ids, total and counts of an answer to ``body``."""
    counts: dict[str, dict[str, int]] = {name: {} for name in query.facets}
    for group in answer.get("aggregations", {}).values():
        for name in counts.keys() & group.keys():
            buckets = group[name]["buckets"]
            counts[name] = {bucket["key"]: bucket["doc_count"] for bucket in buckets}
    hits = answer["hits"]
    ids = tuple(int(hit["_id"]) for hit in hits.get("hits", ()))
    return EngineResult(ids, hits["total"]["value"], counts)


def _words(query: EngineQuery, scored: bool) -> dict[str, Any]:
    """The parts of the ``bool`` query that say which words are wanted, and when."""
    if query.loose_terms:
        parts = [part for term, weight in query.loose_terms for part in _weighted(term, weight)]
        words: list[Clause] = [{"bool": {"should": parts, "minimum_should_match": 1}}]
    else:
        words = [_any_way(term) for term in query.terms if term]
    days = list(_days(query))
    if scored:
        return {"must": words, "filter": days}
    return {"filter": [*(words or [_ANYTHING]), *days]}


def _weighted(term: Term, weight: int) -> Iterable[Clause]:
    """A loose term: its weight, and for one that says enough a share of its score."""
    way = _any_way(term)
    yield {"constant_score": {"filter": way, "boost": weight}}
    if weight > TOKEN_WEIGHT:
        yield {"bool": {"must": [way], "boost": _SCORE_SHARE}}


def _any_way(term: Term) -> Clause:
    phrases = [_phrase(phrase) for phrase in term]
    if len(phrases) == 1:
        return phrases[0]
    return {"bool": {"should": phrases, "minimum_should_match": 1}}


def _phrase(phrase: Phrase) -> Clause:
    return {"match_phrase": {"text": " ".join(phrase)}}


def _days(query: EngineQuery) -> Iterable[Clause]:
    """What has no day touches none, and is never over."""
    if query.date_from:
        yield {"range": {"ends": {"gte": query.date_from}}}
    if query.date_to:
        yield {"range": {"begins": {"lte": query.date_to}}}
    if query.upcoming_from:
        over = {"range": {"over_on": {"lt": query.upcoming_from}}}
        yield {"bool": {"must_not": [over]}}


def _passing(filters: Filters) -> Clause:
    """A value of each facet that ``filters`` names; whatever there is where it names none."""
    return {
        "bool": {
            "filter": [
                {"terms": {f"facets.{name}": list(values)}}
                for name, values in filters.items()
                if values
            ]
        }
    }


def _counts(query: EngineQuery) -> dict[str, Clause]:
    """Aggregations, one for all facets that are counted within the same filters."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for facet in query.facets:
        others = tuple(name for name in query.filters if name != facet)
        groups.setdefault(others, []).append(facet)
    return {
        f"group{number}": {
            "filter": _passing({name: query.filters[name] for name in others}),
            "aggs": {
                facet: {"terms": {"field": f"facets.{facet}", "size": MOST_VALUES}}
                for facet in facets
            },
        }
        for number, (others, facets) in enumerate(groups.items())
    }
