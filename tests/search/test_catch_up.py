"""An engine outside the database reaches by itself what the database says."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction

from search import sync
from search.catch_up import catch_up, heal, last_version
from search.engines import get_engine
from search.engines.base import Engine
from search.engines.sqlite import SqliteEngine
from search.models import SearchEntry
from search.query import Query, search

from .conftest import write_city

pytestmark = pytest.mark.django_db


@pytest.fixture
def outside(tmp_path: Path) -> Engine:
    return SqliteEngine.scratch(tmp_path / "index.sqlite3")


def test_it_gets_everything_and_then_only_what_changed(write: Any, outside: Engine) -> None:
    write("groups:G1", "除雪の会")
    write("groups:G2", "清掃の会")
    assert catch_up(outside) == last_version() == outside.position()
    assert search(Query("除雪"), outside).total == 1
    write("groups:G2", "除雪もする会")
    sync.remove("groups:G1")
    catch_up(outside)
    assert [hit.key for hit in search(Query("除雪"), outside).hits] == ["groups:G2"]
    assert outside.ids() == set(SearchEntry.objects.values_list("pk", flat=True))


def test_an_engine_that_is_up_to_date_costs_one_query(
    write: Any, outside: Engine, django_assert_num_queries: Any
) -> None:
    write("groups:G1", "除雪の会")
    catch_up(outside)
    with django_assert_num_queries(1):
        catch_up(outside)


def test_catching_up_again_changes_nothing(write: Any, outside: Engine) -> None:
    write("groups:G1", "除雪の会")
    catch_up(outside)
    catch_up(outside)
    assert len(outside.ids()) == 1


@pytest.mark.sqlite
def test_an_engine_is_healed(write: Any) -> None:
    write("groups:G1", "除雪の会")
    write("groups:G2", "清掃の会")
    engine = get_engine()
    SearchEntry.objects.filter(key="groups:G1").delete()
    engine.remove(SearchEntry.objects.filter(key="groups:G2").values_list("pk", flat=True))
    assert heal(engine) == (1, 1)
    assert search(Query("除雪")).total == 0
    assert search(Query("清掃")).total == 1
    assert heal(engine) == (0, 0)


def test_both_answer_alike(outside: Engine) -> None:
    write_city()
    catch_up(outside)
    for text in ("除雪", "川の清掃", "除雪のボランティアに清掃を頼みたい", ""):
        inside, beside = search(Query(text)), search(Query(text), outside)
        assert [hit.key for hit in inside.hits] == [hit.key for hit in beside.hits]
        assert (inside.total, inside.facets) == (beside.total, beside.facets)


@pytest.fixture
def in_use(outside: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The engine outside as the site's own."""
    for module in ("sync", "query"):
        monkeypatch.setattr(f"search.{module}.get_engine", lambda: outside)
    return outside


def test_a_search_never_misses_what_was_written(
    write: Any, in_use: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.query.connection", SimpleNamespace(in_atomic_block=False))
    write("groups:G1", "除雪の会")
    assert in_use.ids() == set()
    assert search(Query("除雪")).total == 1
    sync.remove("groups:G1")
    assert search(Query("除雪")).total == 0


def test_what_may_be_rolled_back_does_not_reach_it(write: Any, in_use: Engine) -> None:
    with transaction.atomic():
        write("groups:G1", "除雪の会")
        assert search(Query("除雪")).total == 0
    assert in_use.ids() == set()
    assert in_use.position() == 0
