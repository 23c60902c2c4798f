"""Columns in memory stay true to the tables: a write, a rollback, blocks far apart."""

from __future__ import annotations

import datetime

import pytest
from django.db import transaction

from search.engines.base import EngineQuery
from search.engines.block import BLOCK_SIZE, NUMBERS, Block, bitmap_of
from search.engines.columns import Columns
from search.engines.ordering import by_title, title_order
from search.engines.sqlite import SqliteEngine
from search.engines.store import DatabaseStore

from .contract import DAY, document

NUMBERS_OF_NOTHING = (0, *[None] * (len(NUMBERS) - 1))


def block(*places: int, facets: str = '{"kind":["group"]}') -> Block:
    """A block with documents at these places."""
    return Block([(place, facets, *NUMBERS_OF_NOTHING, None, None) for place in places])


def kinds(engine: SqliteEngine) -> dict[str, int]:
    return dict(engine.search(EngineQuery(facets=("kind",), limit=0)).facets["kind"])


@pytest.mark.sqlite
@pytest.mark.django_db
def test_what_is_rolled_back_was_never_there() -> None:
    engine = SqliteEngine(DatabaseStore(), "columns")
    engine.setup()
    engine.put([document(1, "除雪", facets={"kind": ("event",)})])
    assert kinds(engine) == {"event": 1}
    with transaction.atomic():
        engine.put([document(1, "除雪", facets={"kind": ("group",)})])
        assert kinds(engine) == {"group": 1}
        transaction.set_rollback(True)
    assert kinds(engine) == {"event": 1}


@pytest.mark.sqlite
@pytest.mark.django_db
def test_only_the_block_that_changed_is_read_again(django_assert_num_queries: object) -> None:
    engine = SqliteEngine(DatabaseStore(), "columns")
    engine.setup()
    engine.put(document(n * BLOCK_SIZE, "除雪") for n in range(9))
    with django_assert_num_queries(1 + 9):  # type: ignore[operator]
        kinds(engine)
    engine.put([document(3 * BLOCK_SIZE, "除雪", facets={"kind": ("event",)})])
    with django_assert_num_queries(1 + 1):  # type: ignore[operator]
        assert kinds(engine) == {"event": 1}


def test_a_bitmap_has_a_bit_for_each_place() -> None:
    assert bitmap_of([0, 3, 9], 16) == 0b1000001001
    assert bitmap_of([], 0) == 0


@pytest.mark.parametrize("numbers", [(0, 1, 2), (0, 5, 2_000_000)])
def test_positions_and_ids_lead_to_each_other(numbers: tuple[int, ...]) -> None:
    columns = Columns(dict.fromkeys(numbers, 1), {number: block(7) for number in numbers})
    ids = [number * BLOCK_SIZE + 7 for number in numbers]
    assert columns.ids(columns.positions(ids)) == ids
    assert columns.positions([9 * BLOCK_SIZE]) == []
    assert columns.members(columns.everything) == columns.positions(ids)


def test_a_span_of_days_is_found_in_its_column() -> None:
    days = [DAY.toordinal() + number for number in range(5)]
    rows = [
        (place, "{}", 0, day, day, None, None, None, None, None) for place, day in enumerate(days)
    ]
    found = Columns({0: 1}, {0: Block(rows)})
    query = EngineQuery(date_from=DAY + datetime.timedelta(1), date_to=DAY + datetime.timedelta(2))
    assert found.within_days(found.everything, query) == 0b110
    assert found.within_days(found.everything, EngineQuery(upcoming_from=DAY)) == 0b11111


def test_what_is_in_a_bitmap_is_told_in_either_order() -> None:
    columns = Columns({0: 1}, {0: block(1, 3, 5)})
    assert columns.members(0b101000) == [3, 5]
    assert columns.among(0b101010, [5, 2, 1]) == [5, 1]


def test_short_titles_come_first_then_new_ones() -> None:
    documents = [
        document(0, "除雪 の 手引き"),
        document(1, "除雪", published_on=DAY),
        document(2, "除雪", published_on=DAY + datetime.timedelta(days=1)),
        document(3, "除雪 と 長い 長い 講座"),
        document(4, "除雪"),
    ]
    rows = [
        (one.id, "{}", title_order(one), *NUMBERS_OF_NOTHING[1:], None, None) for one in documents
    ]
    columns = Columns({0: 1}, {0: Block(rows)})
    assert by_title(columns, 0b11111) == [2, 1, 4, 0, 3]
    assert by_title(columns, 0b01011) == [1, 0, 3]
