"""Rare words count as much in Elasticsearch as in the embedded engine; they are counted once."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

from search.analysis import Phrase
from search.engines.base import EngineQuery
from search.engines.elasticsearch import rarity
from search.engines.elasticsearch.ranking import FEW, Ranking
from search.engines.elasticsearch.rarity import EVERYTHING, Rarity, Rated

HAVING: dict[Phrase, int] = {
    EVERYTHING: 1000,
    ("相談",): 300,
    ("市民",): 600,
    ("町内", "会"): 40,
    ("9", "時", "半"): 10,
    ("9", "時"): 100,
    ("時", "半"): 20,
}


class Counter:
    """Counts phrases, and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[Phrase]] = []

    def __call__(self, phrases: Sequence[Phrase]) -> list[int]:
        self.asked.append(list(phrases))
        return [HAVING[phrase] for phrase in phrases]


def lucene(having: int) -> float:
    """Lucene's rarity (BM25Similarity.idf)."""
    return math.log(1 + (1000 - having + 0.5) / (having + 0.5))


def embedded(having: int) -> float:
    """FTS5's rarity (fts5_aux.c, fts5Bm25GetData)."""
    return math.log((1000 - having + 0.5) / (having + 0.5))


def test_a_boost_turns_the_one_rarity_into_the_other() -> None:
    known = Rarity().ratings([("相談",), ("町内", "会"), ("9", "時", "半")], Counter())
    assert known["相談",].boost * lucene(300) == pytest.approx(embedded(300))
    assert known["町内", "会"].boost * lucene(40) == pytest.approx(embedded(40))
    assert known["9", "時", "半"].boost * (lucene(100) + lucene(20)) == pytest.approx(embedded(10))


def test_what_most_have_counts_hardly_anything() -> None:
    assert 0 < Rarity().ratings([("市民",)], Counter())["市民",].boost < 0.001


def test_what_is_known_is_not_counted_again_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    known, counter = Rarity(), Counter()
    known.ratings([("相談",), ("市民",)], counter)
    known.ratings([("相談",), ("町内", "会")], counter)
    known.ratings([("市民",)], counter)
    assert counter.asked == [
        [EVERYTHING, ("相談",), ("市民",)],
        [EVERYTHING, ("町内", "会")],
    ]
    monkeypatch.setattr(rarity, "KEPT_SECONDS", -1)
    known.ratings([("市民",)], counter)
    assert counter.asked[2:] == [[EVERYTHING, ("市民",)]]


def test_how_many_are_found_is_not_asked_where_a_word_is_rare() -> None:
    ratings = {("相談",): Rated(FEW + 1, 1.0), ("剪定",): Rated(FEW, 1.0)}
    query = EngineQuery(terms=((("相談",),), (("剪定",),)))
    assert not Ranking(query, ratings).depends
    assert Ranking(query).depends
    assert Ranking(EngineQuery(terms=((("相談",), ("剪定",)),)), ratings).depends


def test_what_few_have_is_scored_and_counted_at_once() -> None:
    ratings = {("相談",): Rated(FEW + 1, 1.0), ("剪定",): Rated(FEW, 1.0)}
    assert Ranking(EngineQuery(terms=((("相談",),), (("剪定",),))), ratings).few
    assert not Ranking(EngineQuery(terms=((("相談",),),)), ratings).few
    assert not Ranking(EngineQuery(terms=((("剪定",),),), sort="newest"), ratings).few
