"""The report in words, for the people who ran the import."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .planning import Fate
from .problems import Kind
from .report import Report

EXAMPLES = 5
LONGEST = 60


def lines(report: Report) -> Iterator[str]:
    """The report line by line, in the active language."""
    yield _heading(report)
    if report.error:
        yield outcome(report)
        yield from _refusals(report)
        yield _("Nothing was changed.")
        return
    for note in report.notes:
        yield f"- {note}"
    yield _counts(report)
    yield from _changes(report)
    yield from _repairs(report)
    yield from _refusals(report)
    yield from _missing(report)
    yield outcome(report)


def _heading(report: Report) -> str:
    parts = [report.file_name, report.layout_label, report.encoding]
    return " / ".join(part for part in parts if part)


def _counts(report: Report) -> str:
    names = {
        "rows": _("rows"),
        Fate.CREATED: _("created"),
        Fate.CHANGED: _("changed"),
        Fate.UNCHANGED: _("unchanged"),
        Fate.WITHDRAWN: _("withdrawn"),
        "refused": _("rows refused"),
        "repaired": _("cells repaired"),
    }
    return "  ".join(f"{name} {report.counts[key]}" for key, name in names.items())


def _changes(report: Report) -> Iterator[str]:
    for step in report.steps:
        if step.fate is not Fate.CHANGED:
            continue
        yield _("Changes to %(code)s (line %(line)s):") % {"code": step.code, "line": step.line}
        for difference in step.differences:
            before, after = short(difference.before), short(difference.after)
            yield f"    {difference.column}: {before or '－'} → {after or '－'}"


def _repairs(report: Report) -> Iterator[str]:
    """One line for each kind of repair in a column, with its first example."""
    repairs = [problem for problem in report.problems if problem.kind is Kind.REPAIRED]
    counts = Counter((problem.column, problem.message.code) for problem in repairs)
    if repairs:
        yield _("Repaired:")
    for problem in repairs:
        count = counts.pop((problem.column, problem.message.code), 0)
        if count:
            yield _(
                "    %(column)s: %(count)s cells, such as line %(line)s 「%(value)s」: %(reason)s"
            ) % {
                "column": problem.column,
                "count": count,
                "line": problem.line,
                "value": short(problem.value),
                "reason": problem.message,
            }


def _refusals(report: Report) -> Iterator[str]:
    refusals = [problem for problem in report.problems if problem.kind is Kind.REFUSED]
    if refusals:
        yield _("Refused:")
    alike: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for problem in refusals:
        alike[problem.column, problem.value, str(problem.message)].append(problem.line)
    for (column, value, reason), where in alike.items():
        yield _("    line %(lines)s, %(column)s 「%(value)s」: %(reason)s") % {
            "lines": spans(where),
            "column": column or "－",
            "value": short(value),
            "reason": reason,
        }


def _missing(report: Report) -> Iterator[str]:
    withdrawn = report.counts["withdrawn"]
    if report.missing and not withdrawn:
        yield _(
            "%(count)s published records are not in the file and stay as they are: %(codes)s"
        ) % {"count": len(report.missing), "codes": listed(report.missing)}
    elif withdrawn:
        yield _("Withdrawn: %(codes)s") % {"codes": listed(report.missing)}
    if report.kept_drafts:
        yield _("Open drafts were kept and their editors told: %(codes)s") % {
            "codes": listed(report.kept_drafts)
        }


def outcome(report: Report) -> str:
    """How the import ended, in one sentence."""
    if report.error:
        return _("The file was refused: %(reason)s") % {"reason": report.error}
    if report.dry_run and report.is_refused:
        return _("This was a dry run. Rows were refused; nothing was changed.")
    if report.dry_run:
        return _("This was a dry run. Nothing was changed.")
    if not report.applied:
        return _("Rows were refused, so nothing was changed.")
    if report.changes_nothing and report.is_refused:
        return _("Rows were refused, and the others bring nothing new. Nothing was changed.")
    if report.changes_nothing:
        return _("Every record already is what the file says. Nothing was changed.")
    return _("The import was applied.")


def spans(numbers: list[int]) -> str:
    """Numbers in order, neighbours drawn together: ``2-94, 97``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)


def listed(codes: list[str]) -> str:
    """The first codes of many."""
    return "、".join(codes[:EXAMPLES]) + ("…" if len(codes) > EXAMPLES else "")


def short(text: str) -> str:
    """A value on one line, cut where it would fill the screen."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[:LONGEST] + "…"
