"""Elasticsearch and the embedded engine answer alike: the same counts, nearly the same pages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from search import quality
from search.analysis import BREAK, analyse
from search.engines.base import Engine, EngineDocument
from search.engines.elasticsearch import Connection, ElasticsearchEngine
from search.engines.sqlite import SqliteEngine
from search.query import Query, find
from tests.bench import search_documents

DATA = Path(__file__).parent.parent / "search" / "data"
DOCUMENTS = 10_000
ALIKE = 0.85

Engines = tuple[Engine, Engine]


@pytest.fixture
def engines(tmp_path: Path, connection_to_node: Connection) -> Engines:
    """An empty index of each engine."""
    cluster = ElasticsearchEngine.connected(connection_to_node, "https://example.jp")
    cluster.setup()
    return SqliteEngine.scratch(tmp_path / "index.sqlite3"), cluster


def test_on_judged_and_on_generated_documents(engines: Engines) -> None:
    documents = quality.read_documents(DATA / "corpus.txt")
    judged = [query.query for query in quality.read_queries(DATA / "judged_queries.json")]
    for engine in engines:
        quality.fill(engine, documents, "ja")
    same = compared(engines, judged)
    generated = list(engine_documents())
    for engine in engines:
        engine.remove(engine.ids())
        engine.put(generated)
        engine.set_position(1)
    for words in (1, 2, 3):
        same += compared(engines, search_documents.queries(60, words))
    assert sum(same) / len(same) >= ALIKE, f"{sum(same)} of {len(same)}"


def compared(engines: Engines, texts: Iterable[str]) -> list[bool]:
    """Whether both first pages show the same, for each query; totals and facets must be equal."""
    same = []
    for text in texts:
        query = Query(text, language="ja", past=True)
        (one, _), (other, _) = (find(engine, query) for engine in engines)
        assert (one.total, one.facets) == (other.total, other.facets), text
        same.append(set(one.ids) == set(other.ids))
    return same


def engine_documents() -> Iterable[EngineDocument]:
    """What engines hold of the generated documents."""
    for number, document in enumerate(search_documents.documents(DOCUMENTS), start=1_000):
        yield EngineDocument(
            id=number,
            title=tokens(document.title),
            body=tokens(document.body),
            facets={**document.facets, "kind": (document.kind,), "locale": ("ja",)},
            published_on=document.published_on,
            starts_on=document.starts_on,
            ends_on=document.ends_on,
            place=document.place,
        )


def tokens(text: str) -> str:
    """The tokens of a text, sentence by sentence: the same ones come often."""
    return f" {BREAK} ".join(tokens_of(sentence) for sentence in text.split("。") if sentence)


@cache
def tokens_of(sentence: str) -> str:
    return " ".join(token.text for token in analyse(sentence, "ja"))
