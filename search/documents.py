"""What a public thing looks like to search: the only shape that engines and pages know."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol, runtime_checkable

from .attachments import Attachment, Kept, lay_out


class Point(NamedTuple):
    """A place on the map: WGS 84, decimal degrees."""

    latitude: float
    longitude: float


def place_of(latitude: float | None, longitude: float | None) -> Point | None:
    """The place; None where half of it or all is not known."""
    return None if latitude is None or longitude is None else Point(latitude, longitude)


LONGEST = {"title": 500, "reading": 500, "body": 300_000, "keywords": 50_000}
"""Characters of each text that are searched: a body of 200 printed pages."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One public object in one language.

    ``key`` names the object on every engine (``events:E0001``, ``page:17``) and is the same in
    all its languages; with ``locale`` it is unique. ``published_on`` is the day it was last
    published. ``keywords`` are words that find it but are no sentences to show.
    What takes place has its first and last day in ``starts_on`` and ``ends_on``; what
    is somewhere has its ``place``. ``reading`` is the title in kana where that is known better than
    a dictionary could. ``facets`` maps a facet's name (``field``, ``area`` …) to the
    object's values. The text of its ``attachments`` finds it too. ``details`` are what the facts
    of a hit are told from (see ``search.hit_facts``): public values, such as JSON holds.
    """

    key: str
    locale: str
    kind: str
    title: str
    url: str
    body: str = ""
    keywords: str = ""
    published_on: datetime.date | None = None
    starts_on: datetime.date | None = None
    ends_on: datetime.date | None = None
    place: Point | None = None
    reading: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Cut texts of a size that nobody reads, so that one object cannot hold up all others."""
        for name, most in LONGEST.items():
            text = getattr(self, name)
            if len(text) > most:
                object.__setattr__(self, name, text[:most])
                logger.warning(
                    "%s (%s): of %d characters of %s, search knows the first %d",
                    *(self.key, self.locale, len(text), name, most),
                )

    @property
    def text(self) -> str:
        """All that finds it beside its title."""
        return "\n".join(filter(None, [self._own_text, self._laid_out[0]]))

    @property
    def kept_attachments(self) -> list[Kept]:
        """Where in ``text`` that of each attachment stands."""
        return self._laid_out[1]

    @property
    def _own_text(self) -> str:
        return "\n".join(filter(None, [self.body, self.keywords]))

    @property
    def _laid_out(self) -> tuple[str, list[Kept]]:
        own = len(self._own_text)
        return lay_out(self.attachments, own + 1 if own else 0)


@runtime_checkable
class Searchable(Protocol):
    """A model instance that search can hold.

    ``search_documents`` yields one document per language while the object is public, and nothing
    otherwise: what it yields is what may be found.
    """

    @property
    def search_key(self) -> str:
        """The key of all its documents; known also when it is no longer public."""

    def search_documents(self) -> Iterable[SearchDocument]:
        """The object's documents, one per language; none unless it is public."""
