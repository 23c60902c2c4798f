"""The SQLite engine's SELECTs: what matches, and in which order. Table names stand in braces.

A row of the text index has the number of its document's facet values in the upper half of its
rowid and the document's id in the lower half. So counting facets and filtering by them read
nothing but the text index, which yields rowids for nothing.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from search.analysis import TOKEN_WEIGHT, Phrase, Term

from .base import EngineQuery

ID_BITS = 32
HIGHEST_ID = 2**ID_BITS - 1

_NEWEST = "begins IS NULL, begins DESC, id"


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
        source, row = _dated(Statement("FROM {document} WHERE 1", ()), query), "row"
    sql = f"SELECT {row} >> {ID_BITS} AS facet_set, count(*) {source.sql} GROUP BY 1"
    return Statement(sql, source.params)


def ranking(query: EngineQuery, facet_sets: list[int] | None) -> Statement:
    """Ids of the asked stretch in order; ``facet_sets`` are those that pass the filters."""
    if query.loose_terms:
        source, row, order = _by_weight(query), "row", "weight DESC, score, id"
    elif query.terms:
        source, row = _matching(all_of(query.terms), query), "{text}.rowid"
        order = "bm25({text}), id"
    else:
        source, row = _dated(Statement("FROM {document} WHERE 1", ()), query), "row"
        order = _NEWEST
    if facet_sets is not None:
        listed = "IN (SELECT value FROM json_each(?))"
        source = _and(source, f"{row} >> {ID_BITS} {listed}", json.dumps(facet_sets))
    order = _NEWEST if query.sort == "newest" else order
    return Statement(
        f"SELECT {row} & {HIGHEST_ID} AS id {source.sql} ORDER BY {order} LIMIT ? OFFSET ?",
        (*source.params, query.limit, query.offset),
    )


def all_of(terms: Iterable[Term]) -> str:
    """The FTS5 expression for all ``terms``."""
    return " AND ".join(f"({_ways(term)})" for term in terms if term)


def any_of(terms: Iterable[Term]) -> str:
    """The FTS5 expression for any of ``terms``."""
    return " OR ".join(_ways(term) for term in terms if term)


def day(date: datetime.date | None) -> int | None:
    """A date as the tables hold it: days since 0001-01-01."""
    return date.toordinal() if date else None


def _matching(expression: str, query: EngineQuery) -> Statement:
    """What matches ``expression``; documents are joined only where their dates are needed."""
    join = ""
    if query.date_from or query.date_to or query.sort == "newest":
        join = f"CROSS JOIN {{document}} ON {{document}}.id = {{text}}.rowid & {HIGHEST_ID} "
    sql = f"FROM {{text}} {join}WHERE {{text}}.text MATCH ?"
    return _dated(Statement(sql, (expression,)), query)


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
    return _dated(Statement(source, tuple(params)), query)


def _dated(source: Statement, query: EngineQuery) -> Statement:
    """``source`` narrowed to what touches the asked days; what has no date touches none."""
    if query.date_from:
        source = _and(source, "ends >= ?", day(query.date_from))
    if query.date_to:
        source = _and(source, "begins <= ?", day(query.date_to))
    return source


def _and(source: Statement, condition: str, value: Any) -> Statement:
    return Statement(f"{source.sql} AND {condition}", (*source.params, value))


def _ways(term: Term) -> str:
    return " OR ".join(map(_quoted, term))


def _quoted(phrase: Phrase) -> str:
    """The tokens as one FTS5 string, in which nothing is an operator."""
    text = " ".join(phrase).replace("\0", "").replace('"', '""')
    return f'"{text}"'
