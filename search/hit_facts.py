"""What a hit says of itself beside its title: where, when, open now. Told by those who know.

Search knows no record and no page type: whoever does registers a function for a kind. It is asked
once for all hits of its kind on a page, and answers in the same few queries however many they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .hits import Hit


@dataclass(frozen=True, slots=True)
class Fact:
    """A short text; ``icon`` is one of the site's, ``badge`` a kind of badge to show it in."""

    text: str
    icon: str = ""
    badge: str = ""


FactsOf = Callable[[Sequence["Hit"]], Mapping[str, Sequence[Fact]]]
"""Facts by the key of the hit, in the active language."""

_functions: dict[str, FactsOf] = {}


def register(kind: str, facts_of: FactsOf) -> None:
    """Let ``facts_of`` say what hits of ``kind`` show; call it from ``AppConfig.ready``."""
    _functions[kind] = facts_of


def facts_of(hits: Sequence[Hit]) -> dict[tuple[str, str], tuple[Fact, ...]]:
    """The facts of these hits, by key and language."""
    found: dict[tuple[str, str], tuple[Fact, ...]] = {}
    for kind in {hit.kind for hit in hits} & _functions.keys():
        some = [hit for hit in hits if hit.kind == kind]
        facts = _functions[kind](some)
        found |= {(hit.key, hit.locale): tuple(facts.get(hit.key, ())) for hit in some}
    return found
