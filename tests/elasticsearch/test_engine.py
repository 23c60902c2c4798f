"""The Elasticsearch engine keeps the contract of all engines, on a real node."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from search.engines.base import Engine
from search.engines.elasticsearch import Connection, ElasticsearchEngine
from tests.search.engines.contract import EngineContract

SITE = "https://example.jp"


class TestOnANode(EngineContract):
    @pytest.fixture
    def engine(self, connection_to_node: Connection) -> Iterator[Engine]:
        engine = ElasticsearchEngine.connected(connection_to_node, SITE)
        engine.setup()
        yield engine
        engine.drop()

    def settle(self, engine: Engine) -> None:
        engine.client.indices.refresh(index="_all")  # type: ignore[attr-defined]
