"""Streams in pieces: enough records at a time that a response is not sent line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
SIZE = 500


def pieces(items: Iterable[T], size: int = SIZE) -> Iterator[list[T]]:
    """The items in lists of at most ``size``."""
    rest = iter(items)
    while piece := list(islice(rest, size)):
        yield piece
