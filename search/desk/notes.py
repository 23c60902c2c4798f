"""How far a rebuild is, noted on a row, so that the desk can show it."""

from __future__ import annotations

import time
from collections.abc import Sequence

from django.utils import timezone

from search.engines.base import Engine
from search.models import Reindexing
from search.rebuild import Report, rebuild
from search.refill import Progress

EVERY_SECONDS = 1.0
"""How often a running rebuild notes how far it is."""


def noted(pk: int | None) -> Reindexing:
    """The row ``pk``, which the desk has made, or else a new one."""
    return Reindexing.objects.get(pk=pk) if pk else Reindexing.objects.create()


def carry_out(run: Reindexing, engines: Sequence[Engine], progress: Progress) -> Report:
    """Rebuild, and note on ``run`` how it goes and how it ends."""
    note = _Note(run)

    def both(what: str, done: int, total: int) -> None:
        progress(what, done, total)
        note(what, done, total)

    try:
        report = rebuild(engines, both)
        run.entries = report.entries
        return report
    except Exception as error:
        run.error = str(error) or type(error).__name__
        raise
    finally:
        run.finished_at = timezone.now()
        run.save()


class _Note:
    """Notes on a row how far a rebuild is, now and then."""

    def __init__(self, run: Reindexing) -> None:
        self.run = run
        self.noted_at = 0.0

    def __call__(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if what != self.run.step or done == total or now - self.noted_at > EVERY_SECONDS:
            self.noted_at = now
            self.run.step, self.run.done, self.run.total = what[:100], done, total
            self.run.save()
