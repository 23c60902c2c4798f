"""Work that follows from many objects one by one, done together at the end of a batch.

What listens to a publication does its work at once, unless the publisher has opened a batch with
``gathered()``: then the objects wait, and at its end each kind of work is done once for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Generic, TypeVar

from django.db import transaction

T = TypeVar("T")

_batch: ContextVar[dict[Gathering[Any], list[Any]] | None] = ContextVar("batch", default=None)


class Gathering(Generic[T]):
    """One kind of work: call it with an object; ``work`` gets that one, or all of a batch."""

    def __init__(self, work: Callable[[Sequence[T]], object]) -> None:
        self.work = work

    def __call__(self, item: T) -> None:
        batch = _batch.get()
        if batch is None:
            self.work([item])
        else:
            batch.setdefault(self, []).append(item)


@contextmanager
def gathered() -> Iterator[None]:
    """Let what is gathered inside wait for the end; nothing of it is done when an error ends it.

    It all happens in one transaction. The kinds of work are done in the order in which they were
    first asked for, and what they ask for themselves is done at once.
    """
    batch: dict[Gathering[Any], list[Any]] = {}
    with transaction.atomic():
        token = _batch.set(batch)
        try:
            yield
        finally:
            _batch.reset(token)
        for gathering, items in batch.items():
            gathering.work(items)
