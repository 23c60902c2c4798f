"""``manage.py import_dataset``: a municipality's own file becomes records."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from tqdm import tqdm

from portal.importing import Options, Report, import_file
from portal.importing.wording import lines, outcome
from portal.standards.checks import record_models


class Command(BaseCommand):
    """Import a file in a standard layout; exit status 1 when anything was refused."""

    help = "Import a CSV file in a standard layout into a dataset."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dataset", choices=sorted(record_models()))
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only show what would happen")
        parser.add_argument(
            "--accept-refusals",
            action="store_true",
            help="apply the good rows though others are refused",
        )
        parser.add_argument(
            "--withdraw-missing",
            action="store_true",
            help="unpublish the dataset's records that the file does not have",
        )
        parser.add_argument("--json", action="store_true", help="write the report as JSON")
        parser.add_argument(
            "--language",
            choices=[code for code, _name in settings.LANGUAGES],
            default=settings.LANGUAGE_CODE,
            help="language of the report",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        with translation.override(options["language"]):
            report = import_file(
                options["dataset"],
                options["file"],
                Options(
                    dry_run=options["dry_run"],
                    accept_refusals=options["accept_refusals"],
                    withdraw_missing=options["withdraw_missing"],
                    progress=progress,
                ),
            )
            self._write(report, as_json=options["json"])
        accepted = options["accept_refusals"] and report.error is None
        if report.is_refused and not accepted:
            raise CommandError(outcome(report), returncode=1)

    def _write(self, report: Report, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(orjson.dumps(report.as_dict(), option=orjson.OPT_INDENT_2).decode())
            return
        for line in lines(report):
            self.stdout.write(line)


def progress(items: Iterable[Any], length: int | None) -> Iterable[Any]:
    """A bar on the terminal for what takes more than a second; none elsewhere."""
    return tqdm(items, total=length, disable=None, delay=1, leave=False)
