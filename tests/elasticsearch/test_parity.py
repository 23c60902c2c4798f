"""Elasticsearch and the embedded engine answer alike: equal counts, nearly always equal pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def test_on_judged_documents(engines: Engines) -> None:
    documents = quality.read_documents(DATA / "corpus.txt")
    for engine in engines:
        quality.fill(engine, documents, "ja")
    judged = quality.read_queries(DATA / "judged_queries.json")
    assert share_alike(engines, [query.query for query in judged]) >= ALIKE


def test_on_generated_documents(engines: Engines) -> None:
    documents = list(engine_documents())
    for engine in engines:
        engine.put(documents)
        engine.set_position(1)
    queries = [text for words in (1, 2, 3) for text in search_documents.queries(60, words)]
    assert share_alike(engines, queries) >= ALIKE


def share_alike(engines: Engines, texts: Sequence[str]) -> float:
    """The share of queries whose first pages are the same, hit by hit.

    Totals and facets must be equal for each.
    """
    same = 0
    for text in texts:
        query = Query(text, language="ja", past=True)
        (one, _), (other, _) = (find(engine, query) for engine in engines)
        assert (one.total, one.facets) == (other.total, other.facets), text
        same += one.ids == other.ids
    return same / len(texts)


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
