"""Work on texts done ahead of a large write, so that the database is locked for less long.

What analysis makes of a text depends on nothing but the text. Inside ``remembering()`` it is kept:
ask for it before the lock is taken, and it costs nothing when it is asked for again under it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_kept: ContextVar[dict[Any, Any] | None] = ContextVar("kept", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Inside, keep what ``remembered`` functions return, in this thread; all of it to the end."""
    if _kept.get() is not None:
        yield
        return
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """A function whose result depends on its (hashable) positional arguments alone."""

    @wraps(function)
    def ask(*args: P.args, **kwargs: P.kwargs) -> T:
        kept = _kept.get()
        if kept is None or kwargs:
            return function(*args, **kwargs)
        question = (function, *args)
        if question not in kept:
            kept[question] = function(*args, **kwargs)
        return kept[question]

    return ask
