"""``manage.py tidy_search_log``: forgets what the search log must not keep."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from search.searchlog.tidying import tidy


class Command(BaseCommand):
    help = "Forgets searched words that are older than SEARCH_LOG_DAYS, and rare ones sooner."

    def handle(self, *args: Any, **options: Any) -> None:
        old, rare = tidy()
        if options["verbosity"]:
            self.stdout.write(f"{old} old and {rare} rare counts forgotten.")
