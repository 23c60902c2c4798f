"""What Elasticsearch is asked for a query, and what its answer says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from search.analysis import TOKEN_WEIGHT, Phrase, Term
from search.engines.base import EngineQuery

from .rarity import EVERYTHING, Ratings

Clause = dict[str, Any]

MOST_VALUES = 10_000
"""Values of a facet that are counted."""

_SCORE_SHARE = 1 / 1024
"""Makes the sum of all scores less than the least weight of a loose term."""

NOT_RATED: Ratings = {}
"""What there is to know of phrases that are only looked for, or compared with none."""

ANYTHING: Clause = {"exists": {"field": "id"}}

BY_ID: Clause = {"id": "asc"}
NEWEST: list[Clause] = [{"published_on": {"order": "desc", "missing": "_last"}}, BY_ID]
BEST: list[Clause] = [{"_score": "desc"}, BY_ID]
WEIGHED: list[Clause] = [{"_score": "desc"}, *NEWEST]


PASSING = "all that passes"
"""The aggregation of what passes all that narrows: no facet has spaces in its name."""


def counted(query: EngineQuery) -> Clause:
    """Added to a request for all that has the words: how many of them pass, and the facets.

    Each facet that is chosen is counted without its own filter.
    """
    chosen = [facet for facet in query.facets if query.filters.get(facet)]
    others = [facet for facet in query.facets if facet not in chosen]
    groups = {PASSING: (passing(query), others)}
    groups |= {facet: (passing(query, but=facet), [facet]) for facet in chosen}
    return {
        "aggs": {
            name: {"filter": clause, "aggs": _values(facets)}
            for name, (clause, facets) in groups.items()
        }
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


def passed(answer: Clause) -> int:
    """How many pass, in the answer to a request with ``counted``."""
    passed: int = answer["aggregations"][PASSING]["doc_count"]
    return passed


def facets_of(answer: Clause) -> dict[str, dict[str, int]]:
    """The facets in the answer to a request with ``counted``."""
    return {
        name: {bucket["key"]: bucket["doc_count"] for bucket in values["buckets"]}
        for group in answer["aggregations"].values()
        for name, values in group.items()
        if name != "doc_count"
    }


def total(answer: Clause) -> int:
    """How many there are of what an answer is about."""
    total: int = answer["hits"]["total"]["value"]
    return total


def ids_of(answer: Clause) -> tuple[int, ...]:
    """The ids of an answer's hits."""
    return tuple(int(hit["_id"]) for hit in answer.get("hits", {}).get("hits", ()))


def words(query: EngineQuery, ratings: Ratings = NOT_RATED, *, scored: bool = True) -> list[Clause]:
    """What the words want: all of the terms, or any of the loose ones; nothing without words.

    Scores are multiplied as ``ratings`` say. Loose terms are worth their weights, and where it is
    ``scored`` what has the same of them is parted by its score.
    """
    if query.loose_terms:
        weights = [_weight(term, weight) for term, weight in query.loose_terms]
        ways = [_any_way(term, "text", ratings) for term in _rated(query)] if scored else []
        return [_any([*weights, *({"bool": {"must": [w], "boost": _SCORE_SHARE}} for w in ways)])]
    return [_any_way(term, "text", ratings) for term in _rated(query)]


def rated(query: EngineQuery) -> list[Phrase]:
    """The phrases whose scores are added up; none where the order does not ask for them."""
    if query.order != "relevance" or query.limit < 1:
        return []
    return list(dict.fromkeys(phrase for term in _rated(query) for phrase in term))


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
    return {"bool": {"filter": [*filters, *days(query)]}}


def days(query: EngineQuery) -> list[Clause]:
    """The clauses by which days narrow: what has no day touches none, and is never over."""
    clauses: list[Clause] = []
    if query.date_from:
        clauses.append({"range": {"ends": {"gte": query.date_from}}})
    if query.date_to:
        clauses.append({"range": {"begins": {"lte": query.date_to}}})
    if query.upcoming_from:
        over = {"range": {"over_on": {"lt": query.upcoming_from}}}
        clauses.append({"bool": {"must_not": [over]}})
    return clauses


def phrased(query: EngineQuery) -> Clause:
    """The request for how many have a loose term that says enough to be scored."""
    return _how_many(_any([_any_way(term, "text") for term in _rated(query)]))


def having(phrase: Phrase) -> Clause:
    """The request for how many have ``phrase``."""
    return _how_many(ANYTHING if phrase == EVERYTHING else _phrase(phrase, "text"))


def matching(query: EngineQuery) -> Clause:
    """The request for how many have the words and pass."""
    return _how_many(*words(query), passing(query))


def _how_many(*clauses: Clause) -> Clause:
    return {"query": {"bool": {"filter": clauses}}, "size": 0, "track_total_hits": True}


def _rated(query: EngineQuery) -> list[Term]:
    """The terms that are scored: all, and of the loose ones those that are no parts of others."""
    if query.loose_terms:
        return [term for term, weight in query.loose_terms if weight > TOKEN_WEIGHT]
    return [term for term in query.terms if term]


def _weight(term: Term, weight: int) -> Clause:
    return {"constant_score": {"filter": _any_way(term, "text"), "boost": weight}}


def _any(clauses: list[Clause]) -> Clause:
    return {"bool": {"should": clauses, "minimum_should_match": 1}}


def _any_way(term: Term, field: str, ratings: Ratings = NOT_RATED) -> Clause:
    phrases = [
        _phrase(phrase, field, ratings[phrase].boost if phrase in ratings else 1.0)
        for phrase in term
    ]
    if len(phrases) == 1:
        return phrases[0]
    return _any(phrases)


def _phrase(phrase: Phrase, field: str, boost: float = 1.0) -> Clause:
    """The tokens side by side."""
    return {"match_phrase": {field: {"query": " ".join(phrase), "boost": boost}}}


def _values(facets: Iterable[str]) -> dict[str, Clause]:
    """Aggregations that count the values of facets."""
    return {name: {"terms": {"field": f"facets.{name}", "size": MOST_VALUES}} for name in facets}
