"""What a search engine does for us: hold tokens, find them, count facets. Nothing else.

An engine never sees raw text, page types or records. It gets white-space separated tokens that
``search.analysis`` made, so every engine gives the same answer to the same query.
"""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Self

from search.analysis import BREAK, Term, WeightedTerm

TITLE_WEIGHT = 4
"""How often a title's tokens stand in the text: the one weight, the same in every engine."""

Filters = Mapping[str, tuple[str, ...]]
Sort = Literal["relevance", "newest"]


class EngineUnavailableError(Exception):
    """The engine cannot answer now; another one may."""


@dataclass(frozen=True, slots=True)
class EngineDocument:
    """What an engine holds of one entry.

    ``id`` is the entry's primary key, ``text`` the weighted tokens, ``version`` grows with every
    change of any entry: of two documents with the same id the higher version is the true one.
    """

    id: int
    text: str
    facets: Filters
    date: datetime.date | None = None
    end_date: datetime.date | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class EngineQuery:
    """What to find: all ``terms``, or else any of ``loose_terms``, within filters.

    Loose terms rank by the weights of those that are found, summed, and then as terms do.
    ``filters`` maps facets to values, of which a document needs one for each facet; dates are
    inclusive and meet every document whose time from ``date`` to ``end_date`` touches them.
    Without terms everything is found, newest first. ``facets`` names what to count.
    """

    terms: tuple[Term, ...] = ()
    loose_terms: tuple[WeightedTerm, ...] = ()
    filters: Filters = field(default_factory=dict)
    date_from: datetime.date | None = None
    date_to: datetime.date | None = None
    facets: tuple[str, ...] = ()
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True, slots=True)
class EngineResult:
    """Ids in order for the asked stretch, how many there are in all, and facet counts.

    ``facets`` maps each asked facet to its values' counts, counted within all filters but the
    facet's own, so that every other choice shows what it would give.
    """

    ids: tuple[int, ...] = ()
    total: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class Engine(ABC):
    """An index of ``EngineDocument``s."""

    transactional: bool = False
    """Whether writes are part of the database's transaction; others catch up afterwards."""

    @classmethod
    @abstractmethod
    def scratch(cls, path: Path) -> Self:
        """An index of its own for measuring, ready to use; ``path`` is a file it may make."""

    @abstractmethod
    def setup(self) -> None:
        """Create what the engine needs where it is missing; harmless when repeated."""

    @abstractmethod
    def put(self, documents: Iterable[EngineDocument]) -> None:
        """Hold these documents in place of those of the same ids."""

    @abstractmethod
    def remove(self, ids: Iterable[int]) -> None:
        """Forget these documents; ids that are not held do no harm."""

    @abstractmethod
    def search(self, query: EngineQuery) -> EngineResult:
        """Answer ``query``; raises ``EngineUnavailableError`` when it cannot, and nothing else."""

    @abstractmethod
    def ids(self) -> set[int]:
        """The ids of all documents that are held."""

    @abstractmethod
    def position(self) -> int:
        """The version up to which every change has been applied (``set_position`` said so)."""

    @abstractmethod
    def set_position(self, version: int) -> None:
        """Remember that every change up to ``version`` has been applied."""

    @abstractmethod
    def exclusive(self) -> AbstractContextManager[None]:
        """No other process changes the index within; what is read here is still true there."""

    @abstractmethod
    def fresh(self) -> Self:
        """An empty index beside this one, for a rebuild: readers do not see it yet."""

    @abstractmethod
    def promote(self, fresh: Self) -> None:
        """Let ``fresh`` take this index's place, in one step for every reader."""


def weighted_text(title_tokens: str, body_tokens: str) -> str:
    """The one text field of a document: its title several times, then its body, kept apart."""
    return f" {BREAK} ".join([*[title_tokens] * TITLE_WEIGHT, body_tokens])
