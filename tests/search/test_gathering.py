"""What follows from many objects is done once for a batch."""

from __future__ import annotations

import pytest

from search.gathering import Gathering, gathered

pytestmark = pytest.mark.django_db


def test_alone_each_thing_is_done_at_once_and_in_a_batch_together() -> None:
    done: list[tuple[str, list[int]]] = []
    first: Gathering[int] = Gathering(lambda items: done.append(("first", list(items))))
    second: Gathering[int] = Gathering(lambda items: done.append(("second", list(items))))
    first(1)
    with gathered():
        second(2)
        first(3)
        second(4)
        assert done == [("first", [1])]
    assert done[1:] == [("second", [2, 4]), ("first", [3])]


def test_what_a_failed_batch_had_gathered_is_not_done() -> None:
    done: list[int] = []
    work: Gathering[int] = Gathering(done.extend)

    def fail() -> None:
        with gathered():
            work(1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    work(2)
    assert done == [2]
