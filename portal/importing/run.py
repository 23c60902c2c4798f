"""One import from a file to its report: read, match, check, plan, and apply all or nothing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import ChangeCounter, ImportOutcome, ImportRun, Record
from ..standards import Message
from ..standards.checks import record_models
from .applying import Applier
from .checking import Checker
from .matching import find
from .planning import Fate, Planner, Step, refuse_repeated
from .reading import open_source
from .refusal import FileRefused
from .report import Report
from .tables import Progress, check_rows
from .telling import tell_editors


@dataclass(frozen=True)
class Options:
    """How a file is imported.

    ``accept_refusals`` applies the good rows though others are refused; ``withdraw_missing``
    unpublishes the dataset's records that the file does not have.
    """

    dry_run: bool = False
    accept_refusals: bool = False
    withdraw_missing: bool = False
    user: Any = None
    progress: Progress = lambda items, _length: items


def import_file(dataset: str, path: Path | str, options: Options | None = None) -> Report:
    """Import the file at ``path`` into ``dataset``; whatever is wrong with it is in the report.

    An empty cell empties the record's value; a column that the file lacks, and an empty cell of
    a value that cannot be empty (such as a status), leave it alone. Nothing is written unless
    everything is: the rows are planned and applied in one transaction.
    """
    options = options or Options()
    started = timezone.now()
    path = Path(path)
    report = Report(dataset, path.name, dry_run=options.dry_run)
    try:
        _import(report, path, options, started)
    except FileRefused as refusal:
        report.error = refusal.message
    except OperationalError as error:
        if not is_busy(error):
            raise
        report.error = Message(
            "busy", _("The database is busy, perhaps with another import. Try again later.")
        )
        return report
    if report.is_refused and not report.applied and not options.dry_run:
        _store(report, options, started, ImportOutcome.REFUSED)
    return report


def is_busy(error: OperationalError) -> bool:
    """Whether another writer stood in the way: SQLite's lock, or PostgreSQL's deadlock."""
    return "locked" in str(error) or getattr(error.__cause__, "sqlstate", "") == "40P01"


def _import(report: Report, path: Path, options: Options, started: datetime.datetime) -> None:
    model = record_models().get(report.dataset)
    if model is None:
        raise FileRefused("dataset", _("There is no dataset %(name)s."), name=report.dataset)
    source = open_source(path)
    report.sha256, report.encoding = source.encoded.sha256, source.encoded.label
    match = find(source, report.dataset)
    report.layout, report.layout_label = match.layout.name, match.layout.label
    checker = Checker(match, model)
    report.rows = check_rows(source, match, checker, report.notes, options.progress)
    refuse_repeated(report.rows)
    planner = Planner(model, match.layout, checker.bindings)
    planner.plan(report.rows)
    if options.dry_run:
        _note(report, planner, options)
    else:
        _carry_out(report, planner, options, started)


def _carry_out(
    report: Report, planner: Planner, options: Options, started: datetime.datetime
) -> None:
    """Do in one transaction what is planned, unless rows are refused."""
    with transaction.atomic():
        ChangeCounter.lock()
        planner.renew(report.rows)
        gone = _note(report, planner, options)
        if options.accept_refusals or not report.is_refused:
            _apply(report, planner.model, gone, options, started)


def _note(report: Report, planner: Planner, options: Options) -> list[int]:
    """Note in the report what would happen; return the keys of the records to withdraw."""
    report.steps = list(planner.steps.values())
    missing = planner.missing(report.rows)
    report.missing = [code for _pk, code in missing]
    if not options.withdraw_missing:
        return []
    if any(not row.code for row in report.rows):
        raise FileRefused(
            "withdraw.unsure",
            _("A row without a readable ID may be any record, so none can be withdrawn."),
        )
    report.steps += [Step(Fate.WITHDRAWN, code) for code in report.missing]
    return [pk for pk, _code in missing]


def _apply(
    report: Report,
    model: type[Record],
    gone: list[int],
    options: Options,
    started: datetime.datetime,
) -> None:
    run = _store(report, options, started, ImportOutcome.APPLIED)
    applier = Applier(run, model)
    todo = [step for step in report.steps if step.fate in {Fate.CREATED, Fate.CHANGED}]
    applier.apply(options.progress(todo, len(todo)))
    applier.withdraw(gone)
    report.kept_drafts = [notice.code for notice in applier.notices]
    report.applied = True
    run.report = report.as_dict()
    run.save()
    transaction.on_commit(lambda: tell_editors(applier.notices))


def _store(
    report: Report, options: Options, started: datetime.datetime, outcome: ImportOutcome
) -> ImportRun:
    return ImportRun.objects.create(
        dataset=report.dataset,
        layout=report.layout,
        file_name=report.file_name,
        sha256=report.sha256,
        user=options.user,
        started_at=started,
        outcome=outcome,
        counts=report.counts,
        report=report.as_dict(),
    )
