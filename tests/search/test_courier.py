"""What a courier is called for is done once; a process that stays looks again by itself."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError

from search import courier
from search.cluster import get_cluster, keep_told
from search.courier import Courier


class Sender:
    """Notes each time that it should send; waits there until it may go on."""

    def __init__(self) -> None:
        self.times = 0
        self.may = threading.Event()
        self.may.set()
        self.error: Exception | None = None

    def __call__(self) -> None:
        self.times += 1
        assert self.may.wait(10)
        if self.error:
            raise self.error

    def reaches(self, times: int) -> bool:
        end = time.monotonic() + 10
        while self.times < times and time.monotonic() < end:
            time.sleep(0.001)
        return self.times >= times


@pytest.fixture
def sender() -> Sender:
    return Sender()


@pytest.fixture
def sent(sender: Sender) -> Iterator[Courier]:
    courier = Courier(sender)
    yield courier
    sender.may.set()
    courier.stop()


def test_who_calls_meanwhile_is_served_once_more_by_the_same_thread(
    sender: Sender, sent: Courier
) -> None:
    sender.may.clear()
    sent.go()
    assert sender.reaches(1)
    threads = threading.active_count()
    sent.go()
    sent.go()
    assert sent.is_busy
    assert threading.active_count() == threads
    sender.may.set()
    assert sender.reaches(2)
    sent.stop()
    assert (sender.times < 4, sent.is_busy) == (True, False)


def test_a_process_that_stays_looks_again_whatever_has_happened(
    sender: Sender, sent: Courier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier, "LOOK_SECONDS", 0.001)
    sender.error = DatabaseError("locked")
    sent.watch()
    sent.watch()
    assert sender.reaches(5)
    sent.stop()
    times = sender.times
    sent.go()
    assert sender.reaches(times + 1)


@pytest.fixture
def address(settings: Any) -> Iterator[Any]:
    """The settings, from which no cluster is known before the test nor after it."""
    get_cluster.cache_clear()
    yield settings
    get_cluster.cache_clear()


def test_only_a_site_with_a_cluster_has_a_courier_that_stays(
    address: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    watching: list[Courier] = []
    monkeypatch.setattr(Courier, "watch", lambda courier: watching.append(courier))
    keep_told()
    assert watching == []
    address.SEARCH_URL = ["http://127.0.0.1:1"]
    get_cluster.cache_clear()
    keep_told()
    assert watching == [get_cluster().courier]  # type: ignore[union-attr]


def test_a_forked_process_has_connections_of_its_own(address: Any) -> None:
    address.SEARCH_URL = ["http://127.0.0.1:1"]
    before = get_cluster()
    child = os.fork()
    if not child:
        os._exit(0 if get_cluster() is not before else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert get_cluster() is before
