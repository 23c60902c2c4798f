"""The SQLite engine's SELECTs, each of one value. Table names stand in braces.

FTS5 yields ids for little and scores for much, so what matches is asked for apart from its order.
Ids come as one JSON array: a row for each would cost more than finding them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from search.analysis import Phrase, Term

STAMPS = "SELECT json_group_array(json_array(number, stamp)) FROM {block}"
"""The stamps of all blocks."""


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


def matching_each(terms: Iterable[Term]) -> Statement:
    """Ids of what matches each of ``terms``, ascending: one array of arrays."""
    return _each((any_of([term]) for term in terms), "{text}")


def titled_each(terms: Iterable[Term]) -> Statement:
    """Ids of what has each of ``terms`` in its title: one array of arrays."""
    return _each((any_of([term]) for term in terms), "{title}")


def matching_each_ranked(terms: Iterable[Term], phrases: Iterable[Term], most: int) -> Statement:
    """As ``matching_each``, and after it what matches any of ``phrases``, best first.

    Null in place of the latter where more than ``most`` match.
    """
    expression = any_of(phrases)
    each, best = matching_each(terms), ranked(expression)
    count = "(SELECT count(*) FROM (SELECT 1 FROM {text} WHERE {text} MATCH ? LIMIT ?))"
    best_or_null = f"CASE WHEN {count} <= ? THEN ({best.sql}) ELSE 'null' END"
    sql = f"SELECT '[' || ({each.sql}) || ',' || {best_or_null} || ']'"
    return Statement(sql, (*each.params, expression, most + 1, most, *best.params))


def ranked(expression: str) -> Statement:
    """Ids of all that matches, best first."""
    # Only with a limit is the order of the rows kept for sure.
    rows = "SELECT rowid AS id FROM {text} WHERE {text} MATCH ? ORDER BY bm25({text}), rowid"
    return Statement(f"SELECT json_group_array(id) FROM ({rows} LIMIT -1)", (expression,))  # noqa: S608


def _each(expressions: Iterable[str], table: str) -> Statement:
    """Ids of what matches each of the FTS5 ``expressions`` in ``table``."""
    params = tuple(expressions)
    array = f"(SELECT json_group_array(rowid) FROM {table} WHERE {table} MATCH ?)"  # noqa: S608
    arrays = " || ',' || ".join([array] * len(params))
    return Statement(f"SELECT '[' || {arrays} || ']'", params)


def all_of(terms: Iterable[Term]) -> str:
    """The FTS5 expression for all ``terms``."""
    return " AND ".join(f"({_ways(term)})" for term in terms if term)


def any_of(terms: Iterable[Term]) -> str:
    """The FTS5 expression for any of ``terms``."""
    return " OR ".join(_ways(term) for term in terms if term)


def _ways(term: Term) -> str:
    return " OR ".join(map(_quoted, term))


def _quoted(phrase: Phrase) -> str:
    """The tokens as one FTS5 string, in which nothing is an operator."""
    text = " ".join(phrase).replace("\0", "").replace('"', '""')
    return f'"{text}"'
