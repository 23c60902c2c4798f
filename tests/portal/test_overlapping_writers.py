"""On PostgreSQL, whoever asks what came after the last sequence it has read misses nothing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from portal.models import Action, Change, Group
from tests.portal.factories import GroupFactory

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

PATIENCE = 20
"""Seconds until a writer that should have gone on is taken for stuck."""

Start = Callable[[Callable[[], None]], "Future[None]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Runs a function in a thread, with a connection of its own."""

    def run(work: Callable[[], None]) -> None:
        try:
            work()
        finally:
            connection.close()

    with ThreadPoolExecutor() as threads:
        yield lambda work: threads.submit(run, work)


class Reader:
    """A harvester that keeps what it has read."""

    def __init__(self) -> None:
        self.sequence = 0
        self.codes: list[str] = []

    def read(self) -> None:
        for change in Change.objects.after(self.sequence):
            self.sequence = change.sequence
            self.codes.append(change.code)


def append(code: str) -> None:
    Change.objects.append(Group(code=code), Action.CHANGED)


def somebody_waits() -> bool:
    """Whether a connection to this database waits for another's lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0] > 0


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.parametrize("before", [[], ["G0"]], ids=["the first of all", "a later one"])
def test_a_slow_writer_is_not_overtaken(start: Start, before: list[str]) -> None:
    for code in before:
        append(code)
    written, commit = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            append("SLOW")
            written.set()
            assert commit.wait(PATIENCE)

    reader = Reader()
    writers = [start(slow)]
    try:
        assert written.wait(PATIENCE)
        writers.append(start(lambda: append("QUICK")))
        wait_for(lambda: writers[1].done() or somebody_waits())
        reader.read()
    finally:
        commit.set()
    for writer in writers:
        writer.result(PATIENCE)
    reader.read()
    assert reader.codes == [*before, "SLOW", "QUICK"]


def test_a_reader_in_a_crowd_misses_nothing(start: Start) -> None:
    def writes(name: int) -> Callable[[], None]:
        def write() -> None:
            for number in range(0, 20, 2):
                with transaction.atomic():
                    append(f"W{name}-{number}")
                    append(f"W{name}-{number + 1}")

        return write

    reader = Reader()
    writers = [start(writes(name)) for name in range(4)]
    while not all(writer.done() for writer in writers):
        reader.read()
    for writer in writers:
        writer.result()
    reader.read()
    assert sorted(reader.codes) == sorted(f"W{name}-{n}" for name in range(4) for n in range(20))


def test_publications_at_the_same_time_are_all_noted(start: Start) -> None:
    groups = [GroupFactory(live=False) for _ in range(6)]

    def publish(group: Group) -> Callable[[], None]:
        return lambda: Group.objects.get(pk=group.pk).save_revision().publish()

    for writer in [start(publish(group)) for group in groups]:
        writer.result(PATIENCE)
    reader = Reader()
    reader.read()
    assert sorted(reader.codes) == sorted(group.code for group in groups)
