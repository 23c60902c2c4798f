"""What an import did or would do: counts, every problem, every change; for machines and storing."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..models import ImportRun
from ..standards import Message
from .checking import CheckedRow
from .planning import Fate, Step
from .problems import Kind, Problem

BUSY = "busy"
FATES = (Fate.CREATED, Fate.CHANGED, Fate.UNCHANGED, Fate.WITHDRAWN)


@dataclass
class Report:
    """The account of one import.

    ``error`` is set when the file as a whole was refused; ``applied`` tells whether the database
    was changed to what the file says, ``run`` then is the account that is kept. ``notes`` are
    statements about the file as a whole. ``is_outdated`` tells that nothing was done because it
    would not have been what was expected.
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
    is_outdated: bool = False
    run: ImportRun | None = None

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
    def is_busy(self) -> bool:
        """Whether the database was busy, and nothing else was wrong."""
        return self.error is not None and self.error.code == BUSY

    @property
    def changes_nothing(self) -> bool:
        """Whether every record already is what the file says."""
        return all(step.fate is Fate.UNCHANGED for step in self.steps)

    @property
    def digest(self) -> str:
        """A fingerprint of all that would be done and refused, the same in every language."""
        steps = [
            (step.line, step.code, step.fate, [(d.before, d.after) for d in step.differences])
            for step in self.steps
            if step.fate is not Fate.UNCHANGED
        ]
        problems = [(p.line, p.kind, p.value, p.message.code) for p in self.problems]
        plan = json.dumps([self.sha256, self.dataset, steps, problems], ensure_ascii=False)
        return hashlib.sha256(plan.encode()).hexdigest()

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
    change: dict[str, Any] = {
        "line": step.line,
        "id": step.code,
        "name": step.name,
        "what": step.fate.value,
    }
    if step.fate is Fate.CHANGED:
        change["differences"] = [difference.as_dict() for difference in step.differences]
    return change
