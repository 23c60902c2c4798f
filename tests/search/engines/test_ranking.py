"""What is not scored comes in an order of its own: titles, weights, then the newest first."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from search.analysis import WeightedTerm
from search.engines import ranking
from search.engines.base import EngineQuery
from search.engines.sqlite import SqliteEngine
from search.engines.store import Row

from .contract import DAY, document, words


@pytest.fixture
def engine(tmp_path: Path) -> SqliteEngine:
    """Documents 1 to 6 have 除雪: 1 and 2 in their titles, 3 and 4 say more of it, 6 is newest."""
    engine = SqliteEngine.scratch(tmp_path / "index.sqlite3")
    texts = [("除雪 の 手引き", ""), ("除雪", ""), *[("講座", "除雪 除雪")] * 2]
    texts += [("講座", "除雪 案内")] * 2
    engine.put(
        document(number, title, body, published_on=DAY + datetime.timedelta(days=number))
        for number, (title, body) in enumerate(texts, start=1)
    )
    return engine


def limits(monkeypatch: pytest.MonkeyPatch, **values: int) -> None:
    for name, value in values.items():
        monkeypatch.setattr(ranking, name, value)


def ids(engine: SqliteEngine, **query: Any) -> list[int]:
    return list(engine.search(EngineQuery(**query)).ids)


def test_titles_lead_where_many_match_and_the_newest_where_too_many_do(
    engine: SqliteEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits(monkeypatch, FEW=3, ENOUGH=2, MOST=10)
    assert ids(engine, terms=words("除雪")) == [2, 1, 3, 4, 5, 6]
    limits(monkeypatch, MOST=3)
    assert ids(engine, terms=words("除雪")) == [2, 1, 6, 5, 4, 3]
    limits(monkeypatch, ENOUGH=3)
    assert ids(engine, terms=words("除雪")) == [6, 5, 4, 3, 2, 1]


def test_what_weighs_the_same_is_scored_unless_too_much_is_found(
    engine: SqliteEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    loose = (WeightedTerm((("除雪",),), 4), WeightedTerm((("案内",),), 1))
    assert ids(engine, loose_terms=loose)[:2] == [5, 6]
    assert ids(engine, loose_terms=loose)[4:] == [3, 4]
    limits(monkeypatch, MOST=3)
    assert ids(engine, loose_terms=loose) == [6, 5, 4, 3, 2, 1]


def test_a_question_is_asked_at_once(engine: SqliteEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    execute = engine.store.execute

    def counted(sql: str, params: Row = ()) -> list[Row]:
        asked.append(sql)
        return execute(sql, params)

    engine.search(EngineQuery())  # reads the columns
    monkeypatch.setattr(engine.store, "execute", counted)
    loose = tuple(WeightedTerm(term, 4) for term in words("除雪", "講座", "案内", "手引き", "会"))
    assert ids(engine, loose_terms=loose)
    assert len(asked) == 1


@pytest.mark.parametrize("query", [{}, {"terms": words("除雪")}])
def test_the_newest_of_many_months_come_first_and_those_without_a_day_last(
    engine: SqliteEngine, query: dict[str, Any]
) -> None:
    engine.remove(range(1, 7))
    days = {number: DAY + datetime.timedelta(days=number * 37 % 401) for number in range(1, 300)}
    engine.put(document(number, "除雪", published_on=day) for number, day in days.items())
    engine.put(document(number, "除雪") for number in (300, 301))
    wanted = [*sorted(days, key=lambda number: (-days[number].toordinal(), number)), 300, 301]
    found = ids(engine, **query, sort="newest", offset=0, limit=500)
    assert found == wanted
    assert ids(engine, **query, sort="newest", offset=150, limit=9) == wanted[150:159]
