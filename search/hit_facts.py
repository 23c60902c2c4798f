"""What a hit says of itself beside its title: where, when, open now. Told by those who know.

Search knows no record and no page type: whoever does registers a function for a kind. What it tells
from are the document's ``details``, which are kept with the entry: no hit costs a query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
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


FactsOf = Callable[["Hit"], Iterable[Fact]]
"""The facts of a hit, in the active language."""

_functions: dict[str, FactsOf] = {}


def register(kind: str, facts_of: FactsOf) -> None:
    """Let ``facts_of`` say what hits of ``kind`` show; call it from ``AppConfig.ready``."""
    _functions[kind] = facts_of


def facts_of(hit: Hit) -> tuple[Fact, ...]:
    """The facts of a hit."""
    tell = _functions.get(hit.kind)
    return tuple(tell(hit)) if tell else ()
