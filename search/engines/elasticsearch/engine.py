"""An index in an Elasticsearch cluster, behind the interface that every engine has."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from django.utils.translation import gettext_noop
from elasticsearch import Elasticsearch, NotFoundError

from search.engines.base import (
    Checkpoint,
    Engine,
    EngineDocument,
    EngineQuery,
    EngineResult,
    EngineUnavailableError,
)

from . import bulk
from .connection import BULK_SECONDS, ERRORS, Connection, reason
from .indexes import Index, Indexes
from .mapping import STATE_ID, identity
from .rarity import Rarity
from .reader import Reader


class ElasticsearchEngine(Engine):
    """Reads go to an alias, which names the index in use; writes go to that very index.

    Writers need no lock: each document has a version, of which the cluster keeps the highest.
    """

    label = "Elasticsearch"
    transactional = False

    def __init__(self, client: Elasticsearch, indexes: Indexes, fresh: str = "") -> None:
        self.client = client
        self._writing = client.options(request_timeout=BULK_SECONDS)
        self.indexes = indexes
        self._fresh = fresh
        self._pinned = threading.local()
        self._rarity = Rarity()

    @classmethod
    def connected(cls, connection: Connection, site: str) -> Self:
        """The engine on the cluster of ``connection``; asks it nothing yet."""
        client = connection.client()
        return cls(client, Indexes(client, f"{connection.prefix}-entries", site))

    @classmethod
    def scratch(cls, path: Path) -> Self:
        connection = Connection.from_settings()
        if not connection.urls:
            raise EngineUnavailableError("SEARCH_URL names no Elasticsearch cluster.")
        client = connection.client()
        alias = f"{connection.prefix}-scratch-{path.parent.name}".lower()
        engine = cls(client, Indexes(client, alias, site=""))
        engine.setup()
        return engine

    def setup(self) -> None:
        with unavailable():
            if self.indexes.live() is None:
                self.indexes.create(live=True)

    def put(self, documents: Iterable[EngineDocument]) -> None:
        with unavailable():
            bulk.send(self._writing, self._target().writer, bulk.put_actions(documents))

    def remove(self, ids: Iterable[int], version: int | None = None) -> None:
        with unavailable():
            bulk.send(self._writing, self._target().writer, bulk.remove_actions(ids, version))

    def search(self, query: EngineQuery) -> EngineResult:
        with unavailable():
            return self._reader().search(query)

    def totals(self, queries: Sequence[EngineQuery]) -> list[int]:
        with unavailable():
            return self._reader().totals(queries)

    def exists(self) -> bool:
        with unavailable():
            return self.indexes.live() is not None

    def blocked(self) -> str:
        with unavailable():
            return self.indexes.blocks()

    def ids(self) -> set[int]:
        with unavailable():
            self._writing.indices.refresh(index=self._name)
            return self._reader().ids()

    def position(self) -> int:
        """The version that the index has reached; 0 where there is no index yet."""
        state = self._state()
        return state.get("position", 0)

    def set_position(self, version: int) -> None:
        with unavailable():
            self._writing.indices.refresh(index=self._target().name)
        self.checkpoint(Checkpoint(version))

    def checkpoint(self, reached: Checkpoint) -> None:
        with unavailable():
            target = self._target()
            bulk.send(self._writing, target.writer, [bulk.state_action(reached, target.identity)])

    def unfinished(self) -> tuple[Self, Checkpoint] | None:
        with unavailable():
            for name in self.indexes.leftovers():
                engine = type(self)(self.client, self.indexes, name)
                state = engine._state()
                if state.get("loaded") is not None:
                    return engine, Checkpoint(state["position"], state["loaded"])
        return None

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Everything within goes to one index, though another may take its place meanwhile.

        Others may write to it too; the versions put what both write in order.
        """
        with unavailable():
            self._pinned.index = self._target()
        try:
            yield
        finally:
            del self._pinned.index

    def fresh(self) -> Self:
        with unavailable():
            for name in self.indexes.leftovers(any_kind=True):
                self.indexes.delete(name)
            return type(self)(self.client, self.indexes, self.indexes.create(live=False).name)

    def promote(self, fresh: Self) -> None:
        with unavailable():
            self._writing.indices.refresh(index=fresh._name)
            self.indexes.promote(fresh._name)
        fresh._fresh = ""

    def drop(self) -> None:
        with unavailable():
            live = self.indexes.live()
            names = [*self.indexes.leftovers(any_kind=True), *([live.name] if live else [])]
            for name in names:
                self.indexes.delete(name)

    def _reader(self) -> Reader:
        return Reader(self.client, self._name, self._rarity)

    @property
    def _name(self) -> str:
        return self._fresh or self.indexes.alias

    def _target(self) -> Index:
        """The index that is written to; raises where it may not be."""
        pinned = getattr(self._pinned, "index", None)
        if pinned:
            return pinned
        if self._fresh:
            return Index(self._fresh, identity(self.indexes.site))
        live = self.indexes.live()
        if live is None:
            raise EngineUnavailableError(gettext_noop("there is no index in the cluster yet"))
        live.check(self.indexes.site)
        return live

    def _state(self) -> dict[str, Any]:
        with unavailable():
            try:
                found = self.client.get(index=self._name, id=STATE_ID)
            except NotFoundError:
                return {}
        state = found["_source"]["state"]
        Index(found["_index"], state).check(self.indexes.site)
        return state


@contextmanager
def unavailable() -> Iterator[None]:
    """Whatever goes wrong with the cluster is an engine that is not available."""
    try:
        yield
    except ERRORS as error:
        raise EngineUnavailableError(f"Elasticsearch: {reason(error)}") from error
