"""Entries in the histories of many things that are changed at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from wagtail.log_actions import LogContext

Thing = TypeVar("Thing")


def one_by_one(things: Iterable[Thing], user: Any) -> Iterator[Thing]:
    """``things``, each in a log context of its own while the loop's body deals with it.

    Of the entries of one context that tell of the same action a history shows the last alone, no
    matter whose it is; so without this only the last of the things would have its entry.
    """
    for thing in things:
        with LogContext(user=user):
            yield thing
