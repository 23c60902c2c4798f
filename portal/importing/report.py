"""What an import did or would do: counts, every problem, every change; for machines and storing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..standards import Message
from .checking import CheckedRow
from .planning import Fate, Step
from .problems import Kind, Problem

FATES = (Fate.CREATED, Fate.CHANGED, Fate.UNCHANGED, Fate.WITHDRAWN)


@dataclass
class Report:
    """The account of one import.

    ``error`` is set when the file as a whole was refused; ``applied`` tells whether the database
    was changed to what the file says. ``notes`` are statements about the file as a whole.
    """

    dataset: str
    file_name: str
    dry_run: bool = False
    applied: bool = False
    error: Message | None = None
    sha256: str = ""
    layout: str = ""
    layout_label: str = ""
    encoding: str = ""
    notes: list[Message] = field(default_factory=list)
    rows: list[CheckedRow] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    kept_drafts: list[str] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """Rows read, records by fate, refused rows, and repaired cells."""
        fates = Counter(step.fate for step in self.steps)
        return {
            "rows": len(self.rows),
            **{fate.value: fates[fate] for fate in FATES},
            "refused": sum(row.is_refused for row in self.rows),
            "repaired": sum(problem.kind is Kind.REPAIRED for problem in self.problems),
        }

    @property
    def problems(self) -> Iterator[Problem]:
        """Every problem, in the order of the file."""
        for row in self.rows:
            yield from row.problems
            yield from row.conflicts

    @property
    def is_refused(self) -> bool:
        """Whether the file, or any of its rows, was refused."""
        return self.error is not None or any(row.is_refused for row in self.rows)

    @property
    def changes_nothing(self) -> bool:
        """Whether every record already is what the file says."""
        return all(step.fate is Fate.UNCHANGED for step in self.steps)

    def as_dict(self) -> dict[str, Any]:
        """Everything, in JSON's types, with sentences in the active language."""
        return {
            "dataset": self.dataset,
            "file": self.file_name,
            "sha256": self.sha256,
            "layout": self.layout,
            "encoding": self.encoding,
            "dry_run": self.dry_run,
            "applied": self.applied,
            "error": self.error and {"code": self.error.code, "reason": str(self.error)},
            "counts": self.counts,
            "notes": [{"code": note.code, "reason": str(note)} for note in self.notes],
            "problems": [problem.as_dict() for problem in self.problems],
            "changes": [_change(step) for step in self.steps if step.fate is not Fate.UNCHANGED],
            "missing": self.missing,
            "kept_drafts": self.kept_drafts,
        }


def _change(step: Step) -> dict[str, Any]:
    change: dict[str, Any] = {"line": step.line, "id": step.code, "what": step.fate.value}
    if step.fate is Fate.CHANGED:
        change["differences"] = [difference.as_dict() for difference in step.differences]
    return change
