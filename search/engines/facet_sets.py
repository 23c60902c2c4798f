"""Facet values by combination: few combinations describe many documents, so counting is cheap.

The documents of a city carry some hundreds of different combinations of facet values. Each
combination is stored once under a number made from its content; a search counts its hits by that
number in one GROUP BY, and every facet's counts follow from it, each without its own filter.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable

from .base import Filters

Value = tuple[str, str]
"""A facet and one of its values."""

FacetSet = frozenset[Value]
"""A combination of facet values."""


def canonical(facets: Filters) -> str:
    """The combination as JSON, the same for the same values in any order."""
    return json.dumps(
        {name: sorted(set(values)) for name, values in facets.items() if values},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def content_id(text: str) -> int:
    """A number of 63 bits made from the content, so it can never mean another combination."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) >> 1


def parse(text: str) -> FacetSet:
    """The combination that ``canonical`` wrote; its strings are shared with all others."""
    return frozenset(
        (sys.intern(name), sys.intern(value))
        for name, values in json.loads(text).items()
        for value in values
    )


def wanted_values(filters: Filters) -> dict[str, FacetSet]:
    """What each filter asks for, ready to be compared with combinations."""
    return {
        name: frozenset((name, value) for value in values)
        for name, values in filters.items()
        if values
    }


def failing(facet_set: FacetSet, wanted: dict[str, FacetSet]) -> list[str]:
    """Names of the filters that the combination does not pass."""
    return [name for name, values in wanted.items() if facet_set.isdisjoint(values)]


def tally(
    groups: Iterable[tuple[FacetSet, int]], filters: Filters, names: tuple[str, ...]
) -> tuple[int, dict[str, dict[str, int]]]:
    """Total and facet counts of hits that are grouped by combination.

    A combination that passes every filter counts everywhere; one that fails a single filter
    still counts for that filter's own facet.
    """
    wanted = wanted_values(filters)
    total = 0
    counts: dict[Value, int] = {}
    for facet_set, count in groups:
        failed = failing(facet_set, wanted) if wanted else ()
        if not failed:
            total += count
            for value in facet_set:
                counts[value] = counts.get(value, 0) + count
        elif len(failed) == 1:
            for value in facet_set:
                if value[0] == failed[0]:
                    counts[value] = counts.get(value, 0) + count
    facets: dict[str, dict[str, int]] = {name: {} for name in names}
    for (name, text), count in counts.items():
        if name in facets:
            facets[name][text] = count
    return total, facets
