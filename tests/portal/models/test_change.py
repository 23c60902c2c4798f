"""The change log under writers that overlap: whoever reads what came after misses nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connections, transaction
from django.db.utils import load_backend

from portal.models import Action, Change, ChangeCounter
from tests.portal.factories import GroupFactory

WRITERS, EACH = 6, 8


@pytest.fixture
def on_file(tmp_path: Path) -> Iterator[Callable]:
    """Run a function in a thread whose database is a SQLite file of its own, set up as ours."""
    settings = {**connections.settings["default"], "NAME": str(tmp_path / "changes.sqlite3")}

    def run(function: Callable, *args: object) -> object:
        backend = load_backend("django.db.backends.sqlite3")
        connections["default"] = backend.DatabaseWrapper(settings, "default")
        try:
            return function(*args)
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(WRITERS + 1) as pool:
        pool.submit(run, create_tables).result()
        yield lambda function, *args: pool.submit(run, function, *args)


def create_tables() -> None:
    with connections["default"].schema_editor() as editor:
        editor.create_model(Change)
        editor.create_model(ChangeCounter)


def write(number: int) -> None:
    for turn in range(EACH):
        with transaction.atomic():
            record = GroupFactory.build(code=f"W{number}T{turn}")
            Change.objects.append(record, Action.CHANGED)
            time.sleep(0.002)


def read_all() -> list[int]:
    """Follow the log by the last sequence seen, as a harvester does."""
    seen: list[int] = []
    deadline = time.monotonic() + 60
    while len(seen) < WRITERS * EACH and time.monotonic() < deadline:
        last = seen[-1] if seen else 0
        seen += Change.objects.after(last).values_list("sequence", flat=True)
    return seen


@pytest.mark.sqlite
@pytest.mark.django_db
def test_a_reader_misses_no_change_while_writers_overlap(on_file: Callable) -> None:
    reader = on_file(read_all)
    for writer in [on_file(write, number) for number in range(WRITERS)]:
        writer.result()
    assert reader.result() == list(range(1, WRITERS * EACH + 1))


@pytest.mark.sqlite
@pytest.mark.django_db
def test_a_change_that_is_undone_leaves_no_gap(on_file: Callable) -> None:
    def undo_one() -> list[int]:
        group = GroupFactory.build(code="G1")
        Change.objects.append(group, Action.CREATED)
        try:
            with transaction.atomic():
                Change.objects.append(group, Action.CHANGED)
                raise RuntimeError
        except RuntimeError:
            Change.objects.append(group, Action.WITHDRAWN)
        return list(Change.objects.after(0).values_list("sequence", flat=True))

    assert on_file(undo_one).result() == [1, 2]
