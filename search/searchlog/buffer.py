"""Counts searches without making anybody wait: in memory first, in the table a little later."""

from __future__ import annotations

import atexit
import datetime
import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone

from .models import SearchedWords
from .words import kept_words

MOST_KEPT = 5_000
"""Different searches in memory; while the table cannot be written, later ones are not counted."""

log = logging.getLogger(__name__)

Name = tuple[datetime.date, str, str]
"""Day, words, language."""


@dataclass(slots=True)
class Counts:
    """What is to be added to one row; ``hits`` replaces what was there."""

    searches: int = 0
    hits: int | None = None
    watched: int = 0
    clicks: int = 0


_lock = threading.Lock()
_counts: dict[Name, Counts] = {}
_timer: threading.Timer | None = None


def count_search(text: str, language: str, hits: int) -> None:
    """Count a search; the words are kept as ``kept_words`` says."""
    _add(text, language, Counts(searches=1, hits=hits))


def count_sign(text: str, language: str, *, clicked: bool) -> None:
    """Count that a page of results can tell what is opened, or that something was.

    Only for words that somebody has searched for today: nobody else can put words in.
    """
    _add(text, language, Counts(clicks=1) if clicked else Counts(watched=1))


def _add(text: str, language: str, more: Counts) -> None:
    words = kept_words(text)
    if not words:
        return
    _merge((timezone.localdate(), words, language), more)
    _start_timer()


def _merge(name: Name, more: Counts) -> None:
    with _lock:
        if name not in _counts and len(_counts) >= MOST_KEPT:
            return
        counts = _counts.setdefault(name, Counts())
        counts.searches += more.searches
        counts.watched += more.watched
        counts.clicks += more.clicks
        counts.hits = counts.hits if more.hits is None else more.hits


def _start_timer() -> None:
    """Write soon, from another thread; ``SEARCH_LOG_SECONDS`` 0 leaves it to ``flush``."""
    global _timer
    seconds = settings.SEARCH_LOG_SECONDS
    with _lock:
        if seconds and (_timer is None or not _timer.is_alive()):
            _timer = threading.Timer(seconds, _flush_in_thread)
            _timer.daemon = True
            _timer.start()


def _flush_in_thread() -> None:
    try:
        flush()
    finally:
        connection.close()


def flush() -> None:
    """Write what has been counted; what cannot be written now waits for the next time."""
    global _counts
    with _lock:
        counts, _counts = _counts, {}
    try:
        _write(counts)
    except DatabaseError:
        log.warning("The search log cannot be written now.", exc_info=True)
        for name, more in counts.items():
            _merge(name, more)


def _write(counts: Mapping[Name, Counts]) -> None:
    """One statement a row and, for the searches that are new today, one for all."""
    with transaction.atomic():
        SearchedWords.objects.bulk_create(
            [
                SearchedWords(day=day, words=words, language=language)
                for (day, words, language), more in counts.items()
                if more.searches
            ],
            ignore_conflicts=True,
        )
        for (day, words, language), more in counts.items():
            row = SearchedWords.objects.filter(day=day, words=words, language=language)
            changed: dict[str, object] = {
                name: F(name) + number
                for name in ("searches", "watched", "clicks")
                if (number := getattr(more, name))
            }
            if more.hits is not None:
                changed["hits"] = more.hits
            row.update(**changed)


@atexit.register
def _flush_at_exit() -> None:
    if _counts and settings.SEARCH_LOG_SECONDS:
        flush()
