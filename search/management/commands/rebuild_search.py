"""``manage.py rebuild_search``: the whole index anew, while people search and editors write."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search.cluster import engines
from search.desk.notes import carry_out, noted
from search.engines.base import EngineUnavailableError
from search.rebuild import RebuildRunningError


class Command(BaseCommand):
    help = "Writes every search entry anew and fills the index from nothing; searching goes on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-progress", action="store_true", help="print only the result")
        parser.add_argument("--note", type=int, help="the desk's note to go on with")

    def handle(self, *args: Any, **options: Any) -> None:
        bars = Bars(hidden=options["no_progress"] or options["verbosity"] == 0)
        try:
            report = carry_out(noted(options["note"]), engines(), bars)
        except RebuildRunningError as error:
            raise CommandError("Another rebuild is running; let it finish first.") from error
        except EngineUnavailableError as error:
            raise CommandError(f"Run it again, it goes on where it was: {error}") from error
        finally:
            bars.close()
        if options["verbosity"]:
            self.stdout.write(f"{report.entries} entries, {report.removed} removed.")


class Bars:
    """One progress bar after another, for whatever a rebuild says it does."""

    def __init__(self, hidden: bool) -> None:
        self._hidden = hidden
        self._bar: tqdm | None = None
        self._what = ""

    def __call__(self, what: str, done: int, total: int) -> None:
        if self._bar is None or self._what != what:
            self.close()
            self._what = what
            self._bar = tqdm(total=total, desc=what, disable=self._hidden)
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        """End the bar on the screen."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
