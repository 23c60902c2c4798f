"""A node with TLS and a password is killed, frozen and started again while people work."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from django.db import connections

from search import courier
from search.cluster import Cluster, keep_told
from search.engines.base import EngineUnavailableError
from search.engines.elasticsearch import Connection, ElasticsearchEngine
from search.engines.elasticsearch.connection import ERRORS
from search.models import SearchEntry
from search.query import Query, search
from search.refill import refill
from search.status import status

from .conftest import recovered
from .node import PASSWORD, Node
from .plugin import or_skip, remove_indexes

pytestmark = pytest.mark.xdist_group("elasticsearch-outage")


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """A node of these tests' own."""
    node = or_skip(lambda: Node(secure=True))
    try:
        node.start()
        yield node
    finally:
        node.remove()


@pytest.fixture
def secure(node: Node, worker_prefix: str) -> Iterator[Connection]:
    """The connection to it, which waits long enough for this machine."""
    connection = Connection(
        (node.url,),
        prefix=worker_prefix,
        seconds=20,
        user="elastic",
        password=PASSWORD,
        ca_file=str(node.ca_file),
    )
    yield connection
    remove_indexes(connection)


@pytest.fixture
def filled(secure: Connection, use_cluster: Any, write: Any) -> Cluster:
    """Twelve entries, in the database and in the node."""
    cluster: Cluster = use_cluster(secure)
    for number in range(12):
        write(f"groups:G{number}", f"除雪の会 {number}")
    assert cluster.is_current()
    return cluster


def told() -> tuple[int, bool]:
    """How much is found, and whether the node found it."""
    results = search(Query("除雪"))
    return results.total, not results.degraded


def test_killed_in_the_middle_of_indexing_and_querying_it_is_told_the_rest_when_it_is_back(
    filled: Cluster, node: Node, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier, "LOOK_SECONDS", 0.2)

    def power_cut(what: str, done: int, total: int) -> None:
        wait_for(lambda: len(answers) >= 20)
        node.kill()

    keep_told()
    with readers() as answers:
        with pytest.raises(EngineUnavailableError, match="cannot be reached"):
            refill(filled.engine, power_cut)
        wait_for(lambda: answers[-20:] == [(12, False)] * 20)
        found = status()
        assert (found.severity, found.engines[1].state) == (2, "away")
        assert "cannot be reached" in found.engines[1].reason
    assert {total for total, _by_node in answers} == {12}
    assert answers[0] == (12, True)
    write("groups:G12", "除雪の友")
    node.start()
    wait_for(lambda: held_by(filled) == 13)  # nobody has asked anything
    wait_for(lambda: told() == (13, True) or recovered(filled))


def held_by(cluster: Cluster) -> int:
    """How many entries the node holds, asked past the product."""
    engine: Any = cluster.engine
    try:
        counted = engine.client.count(index=engine.indexes.alias, query={"exists": {"field": "id"}})
    except ERRORS:
        return 0
    return int(counted["count"])


def test_what_was_written_meanwhile_and_the_rebuild_are_made_up_for(
    filled: Cluster, node: Node, write: Any
) -> None:
    def power_cut(what: str, done: int, total: int) -> None:
        node.freeze()
        filled.engine.client = filled.engine.client.options(request_timeout=0.5)  # type: ignore[attr-defined]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refill(filled.engine, power_cut)
    write("groups:G12", "除雪の友")
    assert told() == (13, False)
    node.thaw()
    recovered(filled)
    wait_for(lambda: told() == (13, True) or recovered(filled))
    refill(filled.engine)
    assert told() == (13, True)
    assert filled.engine.ids() == set(SearchEntry.objects.values_list("pk", flat=True))
    assert status().severity == 0


@contextmanager
def readers() -> Iterator[list[tuple[int, bool]]]:
    """Three people who search all the time; what they are told."""
    answers: list[tuple[int, bool]] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            answers.append(told())
        connections.close_all()

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        yield answers
    finally:
        over.set()
        for thread in threads:
            thread.join()


def test_a_frozen_node_is_waited_for_once(filled: Cluster, node: Node, use_cluster: Any) -> None:
    impatient = use_cluster(replace(Connection.from_settings(), seconds=1.0))
    assert impatient.is_current()
    node.freeze()
    try:
        started = time.monotonic()
        assert told() == (12, False)
        first = time.monotonic() - started
        assert status().engines[1].reason == "Elasticsearch: it did not answer in time"
        impatient.reading.failed("still frozen")  # a longer pause than this test takes
        impatient.writing.failed("still frozen")
        started = time.monotonic()
        assert [told() for _ in range(5)] == [(12, False)] * 5
        others = time.monotonic() - started
    finally:
        node.thaw()
    assert 0.9 < first < 10
    assert others < first
    recovered(impatient)
    wait_for(lambda: told() == (12, True) or recovered(impatient))


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [({"ca_file": ""}, "certificate"), ({"password": "guess"}, "does not know our user")],
)
def test_who_is_not_trusted_is_told_so(
    secure: Connection, wrong: dict[str, str], reason: str
) -> None:
    engine = ElasticsearchEngine.connected(replace(secure, **wrong), "https://example.jp")
    with pytest.raises(EngineUnavailableError, match=reason):
        engine.position()


def wait_for(happened: Any, seconds: float = 60) -> None:
    """Return when ``happened()``; fail after so many seconds."""
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.01)
