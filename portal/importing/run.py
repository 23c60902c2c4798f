"""One import from a file to its report: read, match, check, plan, and apply all or nothing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import DatabaseError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.foresight import remembering

from ..busy import is_busy, is_conflict
from ..models import ChangeCounter, ImportOutcome, ImportRun, Record
from ..standards import Message
from ..standards.checks import record_models
from .applying import Applier, foresee
from .checking import Checker
from .matching import find
from .planning import Fate, Planner, Step, refuse_repeated
from .reading import open_source
from .refusal import FileRefused
from .report import BUSY, Report
from .tables import Progress, check_rows
from .telling import tell_editors


@dataclass(frozen=True)
class Options:
    """How a file is imported.

    ``accept_refusals`` applies the good rows though others are refused; ``withdraw_missing``
    unpublishes the dataset's records that the file does not have. With ``expected``, the digest
    of a report, nothing but what that report tells is done. ``file_name`` is what people call
    the file, where it is not the name that it has.
    """

    dry_run: bool = False
    accept_refusals: bool = False
    withdraw_missing: bool = False
    expected: str = ""
    file_name: str = ""
    user: Any = None
    progress: Progress = lambda items, _length: items


def import_file(dataset: str, path: Path | str, options: Options | None = None) -> Report:
    """Import the file at ``path`` into ``dataset``; whatever is wrong with it is in the report.

    Without a ``dataset``, the file's layout says which one it is for.
    An empty cell empties the record's value; a column that the file lacks, and an empty cell of
    a value that cannot be empty (such as a status), leave it alone. Nothing is written unless
    everything is: the rows are planned and applied in one transaction.
    """
    options = options or Options()
    started = timezone.now()
    path = Path(path)
    report = Report(dataset, options.file_name or path.name, dry_run=options.dry_run)
    try:
        with remembering():
            _import(report, path, options, started)
    except FileRefused as refusal:
        report.error = refusal.message
    except OperationalError as error:
        if not is_busy(error):
            raise
        report.error = Message(
            BUSY, _("The database is busy, perhaps with another import. Try again later.")
        )
        return report
    if report.is_refused and not (report.applied or report.is_outdated or options.dry_run):
        _store(report, options, started, ImportOutcome.REFUSED)
    return report


def _import(report: Report, path: Path, options: Options, started: datetime.datetime) -> None:
    if report.dataset and report.dataset not in record_models():
        raise FileRefused("dataset", _("There is no dataset %(name)s."), name=report.dataset)
    source = open_source(path)
    report.sha256, report.encoding = source.encoded.sha256, source.encoded.label
    match = find(source, report.dataset)
    report.dataset = match.layout.dataset
    report.layout, report.layout_label = match.layout.name, match.layout.label
    model = record_models()[report.dataset]
    checker = Checker(match, model)
    report.rows = check_rows(source, match, checker, report.notes, options.progress)
    refuse_repeated(report.rows)
    for last in (False, False, True):
        planner = Planner(model, match.layout, checker.bindings)
        planner.plan(report.rows)
        if options.dry_run:
            _note(report, planner, options)
            return
        foresee(planner.steps.values())
        try:
            _carry_out(report, planner, options, started)
        except DatabaseError as error:
            if last or not is_conflict(error):
                raise
        else:
            return


def _carry_out(
    report: Report, planner: Planner, options: Options, started: datetime.datetime
) -> None:
    """Do in one transaction what is planned, unless rows are refused."""
    with transaction.atomic():
        ChangeCounter.lock()
        planner.renew(report.rows)
        gone = _note(report, planner, options)
        report.is_outdated = options.expected not in {"", report.digest}
        may_apply = options.accept_refusals or not report.is_refused
        if may_apply and not report.is_outdated:
            _apply(report, planner.model, gone, options, started)


def _note(report: Report, planner: Planner, options: Options) -> list[int]:
    """Note in the report what would happen; return the keys of the records to withdraw."""
    report.steps = list(planner.steps.values())
    missing = planner.missing(report.rows)
    report.missing = [code for _pk, code, _name in missing]
    if not options.withdraw_missing:
        return []
    if any(not row.code for row in report.rows):
        raise FileRefused(
            "withdraw.unsure",
            _("A row without a readable ID may be any record, so none can be withdrawn."),
        )
    report.steps += [Step(Fate.WITHDRAWN, code, name=name) for _pk, code, name in missing]
    return [pk for pk, _code, _name in missing]


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
    report.run = run
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
