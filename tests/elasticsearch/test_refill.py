"""An index is made anew beside the one in use: interrupted, gone on with, swapped in one step."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from search import refill as refills
from search import sync
from search.cluster import Cluster
from search.engines.base import EngineUnavailableError
from search.models import SearchEntry
from search.query import Query, search
from search.refill import refill


@pytest.fixture
def filled(cluster: Cluster, write: Any, monkeypatch: pytest.MonkeyPatch) -> Cluster:
    """Six entries, which a refill sends two at a time."""
    monkeypatch.setattr(refills, "CHUNK", 2)
    monkeypatch.setattr(refills.chunks, "__defaults__", (2,))
    for number in range(6):
        write(f"groups:G{number}", f"除雪の会 {number}")
    return cluster


def keys(text: str) -> set[str]:
    results = search(Query(text))
    assert not results.degraded
    return {hit.key for hit in results.hits}


def names(cluster: Cluster) -> list[str]:
    """All indexes of the site."""
    engine: Any = cluster.engine
    return list(engine.client.indices.get(index=f"{engine.indexes.alias}-*"))


def test_what_is_written_meanwhile_is_not_lost(filled: Cluster, write: Any) -> None:
    before = names(filled)

    def editor(what: str, done: int, total: int) -> None:
        assert len(search(Query("除雪")).hits) >= 5
        write("groups:G9", "除雪の友")
        write("groups:G1", "清掃の会")
        sync.remove("groups:G2")

    refill(filled.engine, editor)
    assert keys("除雪") == {"groups:G0", "groups:G3", "groups:G4", "groups:G5", "groups:G9"}
    assert keys("清掃") == {"groups:G1"}
    assert filled.engine.ids() == set(SearchEntry.objects.values_list("pk", flat=True))
    assert len(names(filled)) == 1
    assert names(filled) != before


def test_what_was_interrupted_is_gone_on_with(filled: Cluster, write: Any) -> None:
    def power_cut(what: str, done: int, total: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refill(filled.engine, power_cut)
    write("groups:G0", "清掃の会")
    sync.remove("groups:G1")
    assert len(keys("除雪")) == 4
    progress: list[int] = []
    refill(filled.engine, lambda what, done, total: progress.append(done))
    assert progress[0] == 5  # two were in it and are still there; one of them was removed
    assert len(keys("除雪")) == 4
    assert keys("清掃") == {"groups:G0"}
    assert filled.engine.ids() == set(SearchEntry.objects.values_list("pk", flat=True))
    assert len(names(filled)) == 1


def test_a_writer_who_is_overtaken_by_a_swap_makes_no_index_and_loses_nothing(
    filled: Cluster, write: Any
) -> None:
    engine = filled.engine
    with engine.exclusive():
        refill(engine)
        with pytest.raises(EngineUnavailableError):
            engine.put([SearchEntry.objects.all()[0].for_engine()])
    assert len(names(filled)) == 1
    write("groups:G7", "除雪の友")
    assert len(keys("除雪")) == 7


def test_the_command_fills_both_engines_and_status_says_so(filled: Cluster) -> None:
    SearchEntry.objects.update(analysis_version="0")
    with pytest.raises(SystemExit) as ended:
        call_command("search_status", stdout=StringIO())
    assert ended.value.code == 1
    SearchEntry.objects.all().delete()  # what no object asks for would only be removed
    call_command("rebuild_search", "--no-progress", verbosity=0)
    out = StringIO()
    call_command("search_status", "--json", stdout=out)
    report = json.loads(out.getvalue())
    states = [(engine["state"], engine["held"]) for engine in report["engines"]]
    assert report["severity"] == 0
    assert states == [("current", report["entries"])] * 2
