"""How the search is: which engine is behind, how far, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext_noop

from .analysis import ANALYSIS_VERSION
from .changes import count_changes
from .cluster import engines
from .engines.base import Engine, EngineQuery, EngineUnavailableError
from .models import SearchEntry

DELIVERED = gettext_noop(
    "a web server tells it within seconds, search_status --catch-up does so at once"
)
INCOMPLETE = gettext_noop("it does not hold just the entries that there are, run rebuild_search")

State = Literal["current", "behind", "away"]
"""``behind`` has yet to be told something; ``away`` does not answer, or is not ours."""


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """One engine: the entries it holds, the changes it was not told yet, and what is wrong."""

    name: str
    state: State
    held: int = 0
    behind: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """All of the search. ``outdated`` entries were analysed in an older way than queries are."""

    entries: int
    outdated: int
    engines: list[EngineStatus]

    @property
    def severity(self) -> int:
        """0: all is well; 1: something is behind or asks for a rebuild; 2: an engine is away."""
        states = {engine.state for engine in self.engines}
        if "away" in states:
            return 2
        return 1 if self.outdated or any(engine.reason for engine in self.engines) else 0


def status() -> Status:
    """Ask every engine how it is."""
    entries = SearchEntry.objects.count()
    outdated = SearchEntry.objects.exclude(analysis_version=ANALYSIS_VERSION).count()
    return Status(entries, outdated, [status_of(engine, entries) for engine in engines()])


def status_of(engine: Engine, entries: int) -> EngineStatus:
    """How ``engine`` is, which should hold so many entries."""
    try:
        behind = 0 if engine.transactional else count_changes(engine.position())
        held = engine.search(EngineQuery(limit=0)).total if engine.exists() else 0
        blocked = engine.blocked()
    except EngineUnavailableError as error:
        return EngineStatus(engine.label, "away", reason=str(error))
    reason = blocked
    if behind and not blocked:
        reason = DELIVERED
    elif held != entries and not behind:
        reason = INCOMPLETE
    return EngineStatus(engine.label, "behind" if behind else "current", held, behind, reason)
