"""The Elasticsearch engine keeps the contract of all engines, on a real node."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from search.analysis import WeightedTerm
from search.engines import ranking as embedded_ranking
from search.engines.base import Engine, EngineQuery
from search.engines.elasticsearch import Connection, ElasticsearchEngine, ranking, reader
from search.engines.sqlite import SqliteEngine
from tests.search.engines.contract import EngineContract, after, document, words

SITE = "https://example.jp"


class Rounds:
    """Counts how often an engine asks its node."""

    def __init__(self, engine: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked, self._ask = 0, engine.client.msearch
        monkeypatch.setattr(engine.client, "msearch", self)

    def __call__(self, **request: Any) -> Any:
        self.asked += 1
        return self._ask(**request)


class TestOnANode(EngineContract):
    @pytest.fixture
    def engine(self, connection_to_node: Connection) -> Engine:
        engine = ElasticsearchEngine.connected(connection_to_node, SITE)
        engine.setup()
        return engine

    def settle(self, engine: Engine) -> None:
        engine.client.indices.refresh(index="_all")  # type: ignore[attr-defined]

    def test_what_one_request_cannot_reach_is_reached(
        self, filled: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = self.ids(filled, terms=words("除雪"), sort="newest")
        monkeypatch.setattr(reader, "WINDOW", 2)
        pages = [
            self.ids(filled, terms=words("除雪"), sort="newest", offset=offset, limit=2)
            for offset in range(0, 4, 2)
        ]
        assert [pk for page in pages for pk in page] == whole
        assert self.ids(filled, terms=words("除雪"), sort="newest", limit=10) == whole
        assert len(filled.ids()) == 5

    @pytest.mark.parametrize("most", [0, 100])
    def test_titles_come_first_as_in_the_embedded_engine(
        self, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
    ) -> None:
        embedded = SqliteEngine.scratch(tmp_path / "index.sqlite3")
        documents = [
            document(
                n,
                "除雪 講座" if n % 3 == 0 else f"題 {n}",
                "町内 会 除雪 " + "本 " * (n % 5),
                published_on=after(n % 7),
            )
            for n in range(1, 25)
        ]
        for where in (ranking, embedded_ranking):
            for name, value in {"FEW": 5, "ENOUGH": 3, "MOST": most}.items():
                monkeypatch.setattr(where, name, value)
        for each in (engine, embedded):
            each.put(documents)
        self.settle(engine)
        for offset in range(0, 25, 6):
            page = EngineQuery(terms=words("除雪"), offset=offset, limit=6)
            assert engine.search(page).ids == embedded.search(page).ids
        assert set(self.ids(engine, terms=words("除雪"), limit=8)) == set(range(3, 25, 3))

    def test_crowded_words_are_not_scored_in_vain(
        self, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        embedded = SqliteEngine.scratch(tmp_path / "index.sqlite3")
        for where in (ranking, embedded_ranking):
            monkeypatch.setattr(where, "MOST", 5)
        for each in (engine, embedded):
            each.put(
                document(n, f"題 {n}", "除雪" if n % 3 else "道具", published_on=after(n % 7))
                for n in range(1, 25)
            )
        self.settle(engine)
        loose = tuple(WeightedTerm(term, 4) for term in words("除雪", "道具"))
        query = EngineQuery(loose_terms=loose, facets=("kind",), limit=10)
        engine.search(query)  # knows now that many have them
        rounds = Rounds(engine, monkeypatch)
        assert engine.search(query) == embedded.search(query)
        assert rounds.asked == 1

    def test_what_can_be_told_at_once_is_asked_in_one_round(
        self, filled: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        rounds = Rounds(filled, monkeypatch)
        filters = {"kind": ("event",)}
        for query in (
            EngineQuery(terms=words("除雪"), filters=filters, facets=("kind", "area")),
            EngineQuery(filters=filters, facets=("kind",), sort="newest"),
            EngineQuery(loose_terms=(WeightedTerm((("除雪",),), 4),), facets=("kind",)),
        ):
            filled.search(query)
        assert rounds.asked == 3

    def test_a_document_of_five_megabytes_is_held(self, engine: Engine) -> None:
        engine.put([document(1, "大きい", "除雪 " * 800_000), document(2, "小さい", "除雪")])
        self.settle(engine)
        assert sorted(self.ids(engine, terms=words("除雪"))) == [1, 2]
