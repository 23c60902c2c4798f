"""Facet values by combination: few combinations describe many documents, so counting is cheap.

The documents of a city carry some hundreds of different combinations of facet values. Each
combination is stored once under a number made from its content; a search counts its hits by that
number in one GROUP BY, and every facet's counts follow from it, each without its own filter.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping

from .base import Filters

FacetSet = Mapping[str, tuple[str, ...]]


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
    """The combination that ``canonical`` wrote."""
    return {name: tuple(values) for name, values in json.loads(text).items()}


def failing(facet_set: FacetSet, filters: Filters) -> list[str]:
    """Names of the filters that the combination does not pass."""
    return [
        name
        for name, wanted in filters.items()
        if wanted and not any(value in wanted for value in facet_set.get(name, ()))
    ]


def tally(
    groups: Iterable[tuple[FacetSet, int]], filters: Filters, names: tuple[str, ...]
) -> tuple[int, dict[str, dict[str, int]]]:
    """Total and facet counts of hits that are grouped by combination.

    A combination that passes every filter counts everywhere; one that fails a single filter
    still counts for that filter's own facet.
    """
    total = 0
    counters: dict[str, Counter[str]] = {name: Counter() for name in names}
    for facet_set, count in groups:
        failed = failing(facet_set, filters) if filters else []
        if not failed:
            total += count
        for name in names if not failed else failed if len(failed) == 1 else ():
            if name in counters:
                for value in facet_set.get(name, ()):
                    counters[name][value] += count
    return total, {name: dict(counter) for name, counter in counters.items()}
