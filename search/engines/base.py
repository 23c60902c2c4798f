"""What a search engine does for us: hold tokens, find them, count facets. Nothing else.

An engine never sees raw text, page types or records. It gets white-space separated tokens that
``search.analysis`` made, so every engine gives the same answer to the same query.
"""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, Protocol, Self

from search.analysis import BREAK, Term, WeightedTerm
from search.documents import Point

from .lengths import filled

TITLE_WEIGHT = 4
"""How often a title's tokens stand in the text: the one weight, the same in every engine."""

Filters = Mapping[str, tuple[str, ...]]
"""Values by facet."""

Sort = Literal["relevance", "newest", "date", "distance"]
"""Orders of what is found; see ``EngineQuery``."""


class EngineUnavailableError(Exception):
    """The engine cannot answer now; another one may."""


@dataclass(frozen=True, slots=True)
class EngineDocument:
    """What an engine holds of one entry: one public object in one language.

    ``id`` is the entry's primary key; ``title`` and ``body`` are tokens, separated by one space
    each, and ``text`` both as they are searched and ranked.
    ``facets`` has every value of every facet, ``kind`` and ``locale`` among them; it may name
    facets that no query asks for. ``published_on`` is the day of the last publication;
    ``starts_on`` and ``ends_on`` are the first and the last day of what takes place, and both
    None for everything else (``ends_on`` alone is None where it is the same day). ``place`` is
    where it is. ``version`` grows with every change of any entry: of two documents with the same
    id the higher version is the true one, and an engine that is written to by several processes
    keeps that one, whichever comes last.
    """

    id: int
    title: str
    facets: Filters
    body: str = ""
    published_on: datetime.date | None = None
    starts_on: datetime.date | None = None
    ends_on: datetime.date | None = None
    place: Point | None = None
    version: int = 0

    @property
    def text(self) -> str:
        """The one text: the title several times, then the body, kept apart by breaks.

        More breaks fill it up to a length by which all engines rank alike.
        """
        text = f" {BREAK} ".join([*[self.title] * TITLE_WEIGHT, self.body])
        length = len(text.split())
        return text + f" {BREAK}" * (filled(length) - length)

    @property
    def span(self) -> tuple[datetime.date | None, datetime.date | None]:
        """The days it belongs to: when it takes place, else the day it was published."""
        first = self.starts_on or self.published_on
        return first, self.ends_on or first


@dataclass(frozen=True, slots=True)
class EngineQuery:
    """What to find: all ``terms``, or else any of ``loose_terms``, within all that narrows.

    **Words.** A term is found where any of its phrases is; a phrase is found where its tokens
    stand side by side. Loose terms rank by the weights of those that are found, summed, and then
    as terms do (bm25 over the one text).

    **Narrowing.** ``filters`` maps facets to values: a document needs one of a facet's values,
    and that for each facet; a facet that no document has is passed by none. ``date_from`` and
    ``date_to`` are inclusive and meet every document whose ``span`` touches them. Of what takes
    place, ``upcoming_from`` leaves out what was over before that day; None leaves the past in.
    All three count for the total and for every facet.

    **Facets.** ``facets`` names what to count; each is counted within all that narrows but its own
    filter.

    **Order.** Ties are broken by id, the lowest first; what lacks the value comes last.

    - ``relevance``: best first; without words as ``newest``.
    - ``newest``: the latest ``published_on`` first.
    - ``date``: the earliest ``starts_on`` first; the latest first when the past is left in.
    - ``distance``: the nearest ``place`` to ``point`` first; without a point as ``relevance``.
    """

    terms: tuple[Term, ...] = ()
    loose_terms: tuple[WeightedTerm, ...] = ()
    filters: Filters = field(default_factory=dict)
    date_from: datetime.date | None = None
    date_to: datetime.date | None = None
    upcoming_from: datetime.date | None = None
    facets: tuple[str, ...] = ()
    sort: Sort = "relevance"
    point: Point | None = None
    offset: int = 0
    limit: int = 20

    @property
    def order(self) -> Sort:
        """The sort that is used, when what it needs is missing another than asked for."""
        sort = "relevance" if self.sort == "distance" and self.point is None else self.sort
        has_words = bool(self.terms or self.loose_terms)
        return "newest" if sort == "relevance" and not has_words else sort


@dataclass(frozen=True, slots=True)
class EngineResult:
    """Ids in order for the asked stretch, how many there are in all, and facet counts.

    ``total`` is exact. ``facets`` maps each asked facet to the counts of its values, none of them
    0; as each is counted without its own filter, every other choice shows what it would give.
    ``degraded`` says that another engine answered than the one that should have.
    """

    ids: tuple[int, ...] = ()
    total: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    degraded: bool = False


class Searcher(Protocol):
    """Whatever answers queries: an engine, or several behind one another.

    Raises ``EngineUnavailableError`` when it cannot, and nothing else.
    """

    def search(self, query: EngineQuery) -> EngineResult:
        """Answer ``query``."""

    def totals(self, queries: Sequence[EngineQuery]) -> list[int]:
        """How many documents each of ``queries`` finds; every one of them has terms."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far an index is: every change up to version ``position`` is in it.

    Of an index that is being filled, only what has an id up to ``loaded``; None: everything.
    """

    position: int
    loaded: int | None = None


class Engine(ABC):
    """An index of ``EngineDocument``s."""

    transactional: bool = False
    """Whether writes are part of the database's transaction; others catch up afterwards."""

    label: str
    """What people who run the site call it."""

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
    def remove(self, ids: Iterable[int], version: int | None = None) -> None:
        """Forget these documents; ids that are not held do no harm.

        They went with ``version``: an engine with several writers refuses what is older later on.
        """

    @abstractmethod
    def search(self, query: EngineQuery) -> EngineResult:
        """Answer ``query``; raises ``EngineUnavailableError`` when it cannot, and nothing else."""

    def totals(self, queries: Sequence[EngineQuery]) -> list[int]:
        """How many documents each of ``queries``, which have terms, finds."""
        return [self.search(replace(query, facets=(), limit=0)).total for query in queries]

    def reader(self) -> Searcher:
        """Answers the questions of one request; what they have in common is read once."""
        return self

    def optimise(self) -> None:  # noqa: B027
        """Put in order what was written in pieces, where an engine is quicker for it."""

    def exists(self) -> bool:
        """Whether there is an index, to be asked of an engine whose index may be lost."""
        return True

    def blocked(self) -> str:
        """Why the engine takes no writes now, though it answers; empty when it takes them."""
        return ""

    @abstractmethod
    def ids(self) -> set[int]:
        """The ids of all documents that are held."""

    @abstractmethod
    def position(self) -> int:
        """The version up to which every change has been applied (``set_position`` said so)."""

    @abstractmethod
    def set_position(self, version: int) -> None:
        """Remember that every change up to ``version`` has been applied, and let it be found."""

    @abstractmethod
    def exclusive(self) -> AbstractContextManager[None]:
        """No other process changes the index within; what is read here is still true there."""

    @abstractmethod
    def fresh(self) -> Self:
        """An empty index beside this one, for a rebuild: readers do not see it yet."""

    def checkpoint(self, reached: Checkpoint) -> None:  # noqa: B027
        """Remember how far this fresh index is, where an engine lets a rebuild go on later."""

    def unfinished(self) -> tuple[Self, Checkpoint] | None:
        """The fresh index of a rebuild that did not reach its end, to go on with, if any."""
        return None

    @abstractmethod
    def drop(self) -> None:
        """Take this index away for good."""

    @abstractmethod
    def promote(self, fresh: Self) -> None:
        """Let ``fresh`` take this index's place, in one step for every reader."""
