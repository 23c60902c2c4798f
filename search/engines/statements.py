"""The SQLite engine's SELECTs: what matches, and in which order. Table names stand in braces.

A row of the text index has the number of its document's facet values in the upper half of its
rowid and the document's id in the lower half. So counting facets and filtering by them read
nothing but the text index, which yields rowids for nothing.
"""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from search.analysis import TOKEN_WEIGHT, Phrase, Term
from search.documents import Point

from .base import EngineDocument, EngineQuery

ID_BITS = 32
HIGHEST_ID = 2**ID_BITS - 1

_NEWEST = "published_on IS NULL, published_on DESC, id"
_SOONEST = "starts_on IS NULL, starts_on, id"
_LATEST = "starts_on IS NULL, starts_on DESC, id"


@dataclass(frozen=True, slots=True)
class Statement:
    """A piece of SQL with ``{table}`` names, and the parameters of its ``?``."""

    sql: str
    params: tuple[Any, ...]


def counting(query: EngineQuery) -> Statement:
    """How many documents match in each combination of facet values, before any facet filter."""
    terms = [weighted.term for weighted in query.loose_terms]
    expression = any_of(terms) if terms else all_of(query.terms)
    if expression:
        source, row = _matching(expression, query), "{text}.rowid"
    else:
        source, row = _narrowed(Statement("FROM {document} WHERE 1", ()), query), "row"
    sql = f"SELECT {row} >> {ID_BITS} AS facet_set, count(*) {source.sql} GROUP BY 1"
    return Statement(sql, source.params)


def ranking(query: EngineQuery, facet_sets: list[int] | None) -> Statement:
    """Ids of the asked stretch in order; ``facet_sets`` are those that pass the filters."""
    if query.loose_terms:
        source, row = _by_weight(query), "row"
    elif query.terms:
        source, row = _matching(all_of(query.terms), query), "{text}.rowid"
    else:
        source, row = _narrowed(Statement("FROM {document} WHERE 1", ()), query), "row"
    if facet_sets is not None:
        listed = "IN (SELECT value FROM json_each(?))"
        source = _and(source, f"{row} >> {ID_BITS} {listed}", json.dumps(facet_sets))
    order = _order(query)
    return Statement(
        f"SELECT {row} & {HIGHEST_ID} AS id {source.sql} ORDER BY {order.sql} LIMIT ? OFFSET ?",
        (*source.params, *order.params, query.limit, query.offset),
    )


def _order(query: EngineQuery) -> Statement:
    """The terms of ORDER BY."""
    if query.order == "newest":
        return Statement(_NEWEST, ())
    if query.order == "date":
        return Statement(_SOONEST if query.upcoming_from else _LATEST, ())
    if query.order == "distance" and query.point:
        return _nearest(query.point)
    return Statement("weight DESC, score, id" if query.loose_terms else "bm25({text}), id", ())


def _nearest(point: Point) -> Statement:
    """By the square of the distance on a map that is true at ``point``: right within a region."""
    north = "(latitude - ?) * (latitude - ?)"
    east = "(longitude - ?) * (longitude - ?)"
    width = math.cos(math.radians(point.latitude)) ** 2
    return Statement(
        f"latitude IS NULL, {north} + {east} * ?, id",
        (point.latitude, point.latitude, point.longitude, point.longitude, width),
    )


def all_of(terms: Iterable[Term]) -> str:
    """The FTS5 expression for all ``terms``."""
    return " AND ".join(f"({_ways(term)})" for term in terms if term)


def any_of(terms: Iterable[Term]) -> str:
    """The FTS5 expression for any of ``terms``."""
    return " OR ".join(_ways(term) for term in terms if term)


def columns(document: EngineDocument) -> tuple[Any, ...]:
    """What the table of documents holds of one, after its id and row."""
    begins, ends = document.span
    over_on = document.ends_on or document.starts_on
    days = (begins, ends, document.published_on, document.starts_on, over_on)
    return (*map(_day, days), *(document.place or (None, None)))


def _day(date: datetime.date | None) -> int | None:
    """A date as the tables hold it: days since 0001-01-01."""
    return date.toordinal() if date else None


def _matching(expression: str, query: EngineQuery) -> Statement:
    """What matches ``expression``; documents are joined only where their columns are needed."""
    join = ""
    if query.date_from or query.date_to or query.upcoming_from or query.order != "relevance":
        join = f"CROSS JOIN {{document}} ON {{document}}.id = {{text}}.rowid & {HIGHEST_ID} "
    sql = f"FROM {{text}} {join}WHERE {{text}}.text MATCH ?"
    return _narrowed(Statement(sql, (expression,)), query)


def _by_weight(query: EngineQuery) -> Statement:
    """Documents with the summed weight and score of the loose terms that they have.

    Parts of phrases stand in many documents and only add their weight: scoring them costs most
    and decides least.
    """
    arms, params = [], []
    for term, weight in query.loose_terms:
        score = "bm25({text})" if weight > TOKEN_WEIGHT else "0.0"
        arms.append(
            f"SELECT rowid AS row, ? AS weight, {score} AS score "  # noqa: S608
            "FROM {text} WHERE {text}.text MATCH ?"
        )
        params += [weight, _ways(term)]
    # bm25 works only where FTS5 itself scans: the found rows are made before they are summed.
    found = f"WITH found AS MATERIALIZED ({' UNION ALL '.join(arms)}) "
    summed = "SELECT row, sum(weight) AS weight, sum(score) AS score FROM found GROUP BY row"
    source = f"FROM ({found}{summed}) CROSS JOIN {{document}} USING (row) WHERE 1"
    return _narrowed(Statement(source, tuple(params)), query)


def _narrowed(source: Statement, query: EngineQuery) -> Statement:
    """``source`` narrowed by days; what has no day touches none, and is never over."""
    if query.date_from:
        source = _and(source, "ends >= ?", _day(query.date_from))
    if query.date_to:
        source = _and(source, "begins <= ?", _day(query.date_to))
    if query.upcoming_from:
        source = _and(source, "(over_on IS NULL OR over_on >= ?)", _day(query.upcoming_from))
    return source


def _and(source: Statement, condition: str, value: Any) -> Statement:
    return Statement(f"{source.sql} AND {condition}", (*source.params, value))


def _ways(term: Term) -> str:
    return " OR ".join(map(_quoted, term))


def _quoted(phrase: Phrase) -> str:
    """The tokens as one FTS5 string, in which nothing is an operator."""
    text = " ".join(phrase).replace("\0", "").replace('"', '""')
    return f'"{text}"'
