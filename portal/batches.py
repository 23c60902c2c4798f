"""Many things in slices, each small enough for one query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

BATCH = 500

Item = TypeVar("Item")


def batches(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """The items in slices that one query can ask for."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch
