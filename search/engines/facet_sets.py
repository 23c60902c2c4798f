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
from dataclasses import dataclass, field

from .base import Filters

Value = tuple[str, str]
"""A facet and one of its values."""

HIGHEST_NUMBER = 2**31 - 1

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


def preferred_number(text: str) -> int:
    """The number that a combination gets unless another one has it: 31 bits of its content.

    So a number all but never comes to mean another combination, and may be remembered.
    """
    digest = hashlib.blake2b(text.encode(), digest_size=4).digest()
    return int.from_bytes(digest) & HIGHEST_NUMBER


def parse(text: str) -> FacetSet:
    """The combination that ``canonical`` wrote; its strings are shared with all others."""
    return frozenset(
        (sys.intern(name), sys.intern(value))
        for name, values in json.loads(text).items()
        for value in values
    )


@dataclass(slots=True)
class Tally:
    """Hits by facet value; ``passing`` are the combinations that pass every filter."""

    total: int = 0
    passing: list[int] = field(default_factory=list)
    counts: dict[Value, int] = field(default_factory=dict)

    def add(self, values: Iterable[Value], count: int) -> None:
        """Count ``values`` for ``count`` hits."""
        counts = self.counts
        for value in values:
            counts[value] = counts.get(value, 0) + count

    def facets(self, names: tuple[str, ...]) -> dict[str, dict[str, int]]:
        """The counts of these facets."""
        facets: dict[str, dict[str, int]] = {name: {} for name in names}
        for (name, text), count in self.counts.items():
            if name in facets:
                facets[name][text] = count
        return facets


def tally(groups: Iterable[tuple[int, FacetSet, int]], filters: Filters) -> Tally:
    """Count hits that are grouped by combination: its number, its values, how many hits.

    A combination that passes every filter counts everywhere; one that fails a single filter
    still counts for that filter's own facet.
    """
    wanted = [
        (name, frozenset((name, value) for value in values))
        for name, values in filters.items()
        if values
    ]
    result = Tally()
    for number, facet_set, count in groups:
        failed = [name for name, values in wanted if facet_set.isdisjoint(values)]
        if not failed:
            result.total += count
            result.passing.append(number)
            result.add(facet_set, count)
        elif len(failed) == 1:
            result.add([value for value in facet_set if value[0] == failed[0]], count)
    return result
