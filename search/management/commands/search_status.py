"""``manage.py search_status``: what is behind and why, for people and for monitoring."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from search.cluster import get_cluster
from search.status import Status, status


class Command(BaseCommand):
    help = (
        "Says how the search is. Ends with 0 when all is well, with 1 when an engine is behind or "
        "a rebuild is asked for, with 2 when an engine is away."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", dest="as_json")
        parser.add_argument(
            "--catch-up", action="store_true", help="first send what the cluster was not told"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        cluster = get_cluster()
        if options["catch_up"] and cluster:
            cluster.deliver_all()
        found = status()
        if options["as_json"]:
            report = {"severity": found.severity, **asdict(found)}
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
        else:
            self._print(found)
        if found.severity:
            sys.exit(found.severity)

    def _print(self, found: Status) -> None:
        self.stdout.write(f"{found.entries} entries")
        if found.outdated:
            self.stdout.write(
                f"{found.outdated} of them were analysed in an older way: run rebuild_search."
            )
        for engine in found.engines:
            figures = f"holds {engine.held}, {engine.behind} changes behind"
            if engine.state == "away":
                figures = "no figures"
            self.stdout.write(f"{engine.name}: {engine.state}, {figures}")
            if engine.reason:
                self.stdout.write(f"    {engine.reason}")
