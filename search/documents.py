"""What a public thing looks like to search: the only shape that engines and pages know."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One public object in one language.

    ``key`` names the object on every engine (``events:E0001``, ``page:17``) and is the same in
    all its languages; with ``locale`` it is unique. ``facets`` maps a facet's name (``field``,
    ``area`` …) to the object's values. ``date`` and ``end_date`` say when it takes place, or when
    it was last published.
    """

    key: str
    locale: str
    kind: str
    title: str
    url: str
    body: str = ""
    date: datetime.date | None = None
    end_date: datetime.date | None = None
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


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
