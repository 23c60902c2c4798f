"""The SQLite engine keeps the contract, in the site's database and in a file of its own."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import transaction

from search.engines.base import Engine, EngineDocument, EngineQuery, EngineUnavailableError
from search.engines.sqlite import SqliteEngine
from search.engines.store import DatabaseStore
from tests.search.engines.contract import EngineContract, document


@pytest.mark.sqlite
@pytest.mark.django_db
class TestInTheDatabase(EngineContract):
    @pytest.fixture
    def engine(self) -> Engine:
        engine = SqliteEngine(DatabaseStore(), "contract")
        engine.setup()
        return engine

    def test_writes_are_part_of_the_transaction(self, engine: Engine) -> None:
        with transaction.atomic():
            engine.put([document(1, "除雪")])
            assert engine.ids() == {1}
            transaction.set_rollback(True)
        assert engine.transactional
        assert engine.ids() == set()

    def test_a_search_takes_two_statements(
        self, filled: Engine, django_assert_max_num_queries: object
    ) -> None:
        query = EngineQuery(terms=((("除雪",),),), facets=("kind", "area"))
        with django_assert_max_num_queries(3):  # type: ignore[operator]
            filled.search(query)
        with django_assert_max_num_queries(2):  # type: ignore[operator]
            filled.search(query)

    def test_a_reader_asks_nothing_twice(
        self, filled: Engine, django_assert_num_queries: object
    ) -> None:
        query = EngineQuery(terms=((("除雪",),),), facets=("kind", "area"))
        counted = django_assert_num_queries
        filled.search(query)
        reader = filled.reader()
        with counted(2):  # type: ignore[operator]
            first = reader.search(query)
        with counted(0):  # type: ignore[operator]
            assert reader.search(query) == first
            assert reader.search(replace(query, filters={"area": ("南",)})).total == 2
        with counted(1):  # type: ignore[operator]
            assert reader.totals([EngineQuery(terms=((("会",),),))] * 3) == [3, 3, 3]


class TestInAFile(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path: Path) -> Engine:
        return SqliteEngine.scratch(tmp_path / "index.sqlite3")

    def test_it_catches_up_by_itself(self, engine: Engine) -> None:
        assert not engine.transactional

    def test_what_was_written_in_pieces_is_put_in_order(self, engine: SqliteEngine) -> None:
        for number in range(1, 4):
            engine.put([document(number, "除雪")])

        def segments() -> int:
            sql = "SELECT count(DISTINCT segid) FROM {text}_idx"
            return engine.store.execute(sql.format(text=f"{engine.name}_text"))[0][0]

        assert segments() == 3
        engine.optimise()
        assert segments() == 1
        assert self.ids(engine, terms=((("除雪",),),)) == [1, 2, 3]

    def test_a_failed_write_leaves_nothing(self, engine: Engine) -> None:
        broken = EngineDocument("no number", "", {})  # type: ignore[arg-type]
        with pytest.raises(sqlite3.Error):
            engine.put([document(1, "除雪"), broken])
        assert engine.ids() == set()

    def test_a_broken_file_is_reported_as_such(self, tmp_path: Path) -> None:
        engine = SqliteEngine.scratch(tmp_path / "index.sqlite3")
        engine.drop()
        with pytest.raises(EngineUnavailableError):
            engine.search(EngineQuery())
