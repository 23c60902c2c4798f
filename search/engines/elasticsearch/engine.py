"""An index in an Elasticsearch cluster, behind the interface that every engine has."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from elasticsearch import Elasticsearch, NotFoundError

from search.engines.base import (
    Checkpoint,
    Engine,
    EngineDocument,
    EngineQuery,
    EngineResult,
    EngineUnavailableError,
)

from . import bulk, request
from .connection import BULK_SECONDS, ERRORS, Connection, reason
from .indexes import Index, Indexes
from .mapping import STATE_ID, identity
from .ranking import Tier, tiers
from .request import Clause

FILTER_PATH = "hits.total.value,hits.hits._id,aggregations.*.doc_count,aggregations.*.*.buckets"

WINDOW = 10_000
"""How far into the results one request may reach (the default of ``max_result_window``)."""


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
        body = request.body(query)
        size = query.limit if 0 <= query.offset <= WINDOW - query.limit else 0
        with unavailable():
            answer = self._ask(body, query.offset if size else 0, size)
            result = request.result(answer, query)
            if query.limit < 1 or not 0 <= query.offset < result.total:
                return replace(result, ids=())
            ranked = "_found" in answer.get("aggregations", {})
            if ranked and (order := tiers(query, request.counts(answer))):
                return replace(result, ids=self._tiered(order, query))
            if not size:
                return replace(result, ids=self._stretch(body, query.offset, query.limit))
        return result

    def exists(self) -> bool:
        with unavailable():
            return self.indexes.live() is not None

    def blocked(self) -> str:
        with unavailable():
            return self.indexes.blocks()

    def ids(self) -> set[int]:
        everything = {**request.body(EngineQuery()), "sort": [request.BY_ID]}
        with unavailable():
            self._writing.indices.refresh(index=self._name)
            return {pk for some in self._walk(everything) for pk in some}

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
            raise EngineUnavailableError("There is no index in the cluster yet.")
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

    def _tiered(self, order: list[Tier], query: EngineQuery) -> tuple[int, ...]:
        """The asked stretch of tiers that follow upon each other."""
        ids: tuple[int, ...] = ()
        before = 0
        for tier in order:
            offset = max(query.offset - before, 0)
            limit = query.limit - len(ids)
            if limit and (tier.size is None or offset < tier.size):
                body = {"query": tier.query, "sort": tier.sort, "track_total_hits": False}
                ids += self._stretch(body, offset, limit)
            before += tier.size or 0
        return ids

    def _stretch(self, body: Clause, offset: int, limit: int) -> tuple[int, ...]:
        """Ids of a stretch of the hits; what one request cannot reach is walked to."""
        if offset + limit <= WINDOW:
            return request.ids_of(self._ask({**body, "aggs": {}}, offset, limit))
        ids: list[int] = []
        passed = 0
        for hits in self._walk(body):
            ids += hits[max(offset - passed, 0) : offset + limit - passed]
            passed += len(hits)
            if passed >= offset + limit:
                break
        return tuple(ids)

    def _walk(self, body: Clause) -> Iterator[list[int]]:
        """Ids of all hits, a window at a time."""
        body = {**body, "track_total_hits": False, "aggs": {}}
        after: list[Any] | None = None
        while True:
            answer = self.client.search(
                index=self._name, size=WINDOW, source=False, search_after=after, **body
            )
            hits = answer["hits"]["hits"]
            yield [int(hit["_id"]) for hit in hits]
            if len(hits) < WINDOW:
                return
            after = hits[-1]["sort"]

    def _ask(self, body: Clause, offset: int, size: int) -> Clause:
        """The answer to a search request, without what nobody reads."""
        return self.client.search(
            index=self._name,
            from_=offset,
            size=size,
            source=False,
            filter_path=FILTER_PATH,
            **body,
        ).body


@contextmanager
def unavailable() -> Iterator[None]:
    """Whatever goes wrong with the cluster is an engine that is not available."""
    try:
        yield
    except ERRORS as error:
        raise EngineUnavailableError(f"Elasticsearch: {reason(error)}") from error
