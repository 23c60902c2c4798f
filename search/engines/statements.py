"""The SQLite engine's SELECTs over the text index. Table names stand in braces.

FTS5 yields ids for little and scores for much, so what matches is asked for apart from its order.
Ids come as one JSON array: a row for each would cost more than finding them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from search.analysis import TOKEN_WEIGHT, Phrase, Term, WeightedTerm


@dataclass(frozen=True, slots=True)
class Statement:
    """A piece of SQL with ``{table}`` names, and the parameters of its ``?``."""

    sql: str
    params: tuple[Any, ...]


def matching(expression: str) -> Statement:
    """Ids of all that matches, ascending."""
    return Statement(
        "SELECT json_group_array(rowid) FROM {text} WHERE {text} MATCH ?", (expression,)
    )


def titled(term: Term) -> Statement:
    """Ids of what has ``term`` in its title."""
    return Statement(
        "SELECT json_group_array(rowid) FROM {title} WHERE {title} MATCH ?", (any_of([term]),)
    )


def ranked(expression: str) -> Statement:
    """Ids of all that matches, best first."""
    return _listed(
        "SELECT rowid AS id FROM {text} WHERE {text} MATCH ? ORDER BY bm25({text}), rowid",
        (expression,),
    )


def weighed(terms: Iterable[WeightedTerm]) -> Statement:
    """Ids of what has any of ``terms``: by the sum of the weights found, then by score.

    Parts of phrases stand in many documents and only add their weight: scoring them costs most
    and decides least.
    """
    arms, params = [], []
    for term, weight in terms:
        score = "bm25({text})" if weight > TOKEN_WEIGHT else "0.0"
        arms.append(
            f"SELECT rowid AS id, ? AS weight, {score} AS score "  # noqa: S608
            "FROM {text} WHERE {text} MATCH ?"
        )
        params += [weight, any_of([term])]
    # bm25 works only where FTS5 itself scans: the found rows are made before they are summed.
    found = f"WITH found AS MATERIALIZED ({' UNION ALL '.join(arms)}) "
    order = "GROUP BY id ORDER BY sum(weight) DESC, sum(score), id"
    return _listed(f"{found}SELECT id FROM found {order}", tuple(params))  # noqa: S608


def all_of(terms: Iterable[Term]) -> str:
    """The FTS5 expression for all ``terms``."""
    return " AND ".join(f"({_ways(term)})" for term in terms if term)


def any_of(terms: Iterable[Term]) -> str:
    """The FTS5 expression for any of ``terms``."""
    return " OR ".join(_ways(term) for term in terms if term)


def _listed(select: str, params: tuple[Any, ...]) -> Statement:
    """The rows of ``select`` as one array; only with a limit is their order kept for sure."""
    return Statement(f"SELECT json_group_array(id) FROM ({select} LIMIT -1)", params)  # noqa: S608


def _ways(term: Term) -> str:
    return " OR ".join(map(_quoted, term))


def _quoted(phrase: Phrase) -> str:
    """The tokens as one FTS5 string, in which nothing is an operator."""
    text = " ".join(phrase).replace("\0", "").replace('"', '""')
    return f'"{text}"'
