"""On PostgreSQL, imports and editors who publish meanwhile never wait for each other for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.db import connection, transaction

from portal.importing import Report, applying, import_file, run
from portal.models import Change, ChangeCounter, Facility

from .files import save, table

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

PATIENCE = 30
"""Seconds until a writer that should have gone on is taken for stuck."""
CODES = [f"F{number}" for number in range(6)]

Start = Callable[[Callable[[], Any]], "Future[Any]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Runs a function in a thread, with a connection of its own."""

    def working(work: Callable[[], Any]) -> Any:
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor() as threads:
        yield lambda work: threads.submit(working, work)


def importing(folder: Path, phone: str) -> Report:
    rows = [[code, f"会館{code}", phone] for code in CODES]
    content = table(["ID", "名称", "電話番号"], *rows)
    return import_file("facilities", save(folder, content, f"{phone}.csv"))


def test_editors_publish_while_imports_run_and_nobody_fails(tmp_path: Path, start: Start) -> None:
    importing(tmp_path, "000")

    def publish_all(codes: list[str]) -> None:
        for _turn in range(3):
            for code in codes:
                facility = Facility.objects.get(code=code)
                facility.remarks += "."
                facility.save_revision().publish()

    writers = [
        start(lambda: publish_all(CODES)),
        start(lambda: publish_all(CODES[::-1])),
        *(start(lambda phone=phone: importing(tmp_path, phone)) for phone in ("111", "222")),
    ]
    results = [writer.result(PATIENCE) for writer in writers]
    assert [report.error for report in results[2:]] == [None, None]
    sequences = list(Change.objects.order_by("pk").values_list("pk", flat=True))
    assert sequences == list(range(1, len(sequences) + 1))
    assert ChangeCounter.objects.get().last == sequences[-1]


def test_who_publishes_locks_the_counter_before_the_record(tmp_path: Path, start: Start) -> None:
    """The import holds the counter and wants the record; an editor must not hold the record."""
    importing(tmp_path, "000")
    holds, asked = threading.Event(), threading.Event()
    publish_many = applying.publish_many

    def pause(*args: Any) -> Any:
        holds.set()
        assert asked.wait(PATIENCE)
        return publish_many(*args)

    def withdraw() -> None:
        assert holds.wait(PATIENCE)
        facility = Facility.objects.get(code="F0")
        asked.set()
        facility.unpublish()

    with mock.patch.object(applying, "publish_many", pause):
        report, editor = start(lambda: importing(tmp_path, "111")), start(withdraw)
        assert report.result(PATIENCE).applied
        editor.result(PATIENCE)
    assert not Facility.objects.get(code="F0").live


def test_an_import_that_gives_way_to_another_writer_tries_again(
    tmp_path: Path, start: Start
) -> None:
    """A deadlock of unknown make: a writer takes a record first and the counter after it."""
    importing(tmp_path, "000")
    holds, wants = threading.Event(), threading.Event()
    lock = ChangeCounter.lock

    def stubborn() -> None:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL deadlock_timeout = '60s'")
            Facility.objects.select_for_update().get(code="F0")
            holds.set()
            assert wants.wait(PATIENCE)
            lock()

    def counted() -> ChangeCounter:
        assert holds.wait(PATIENCE)
        counter = lock()
        wants.set()
        return counter

    other = start(stubborn)
    with (
        mock.patch.object(ChangeCounter, "lock", staticmethod(counted)),
        mock.patch.object(run, "_carry_out", wraps=run._carry_out) as tries,
    ):
        report = importing(tmp_path, "111")
    other.result(PATIENCE)
    assert (report.applied, tries.call_count) == (True, 2)
    assert {facility.phone for facility in Facility.published.all()} == {"111"}
