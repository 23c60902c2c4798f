"""The reports of imports in words: what was counted, and its sections."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from portal import datasets, standards


def dataset_label(name: str) -> str:
    """The name of a dataset for people; nothing where it is not known yet."""
    return str(datasets.get(name).label) if name else ""


def layout_label(name: str) -> str:
    """Title and edition of a layout; nothing where it is not known, or known no more."""
    try:
        return standards.load(name).label
    except standards.UnknownStandardError:
        return ""


def words() -> dict[str, str]:
    """What an import counts, and what it did to a record, in words."""
    return {
        "rows": _("rows"),
        "created": _("created"),
        "changed": _("changed"),
        "unchanged": _("unchanged"),
        "withdrawn": _("withdrawn"),
        "refused": _("rows refused"),
        "repaired": _("cells repaired"),
    }


def counted(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    """Name, words and number of all that is counted."""
    return [(name, word, counts.get(name, 0)) for name, word in words().items()]


OFTEN = 10
"""Cells with one and the same problem, from which on it is said once for all of them."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report that people look through: problems, or records with what happens."""

    name: str
    heading: str
    are_problems: bool
    items: list[dict[str, Any]]

    @property
    def often(self) -> list[tuple[str, str, int]]:
        """Column, reason and number of problems that many cells have: they come of one cause."""
        problems = self.items if self.are_problems else []
        counts = Counter((problem["column"], problem["reason"]) for problem in problems)
        return [(*what, count) for what, count in counts.most_common() if count >= OFTEN]


def sections(report: dict[str, Any]) -> list[Section]:
    """The parts of a report (``Report.as_dict()``) that hold anything, the most urgent first."""
    names = {**words(), "refused": _("Cells for which rows are refused")}
    problems, changes = report.get("problems", []), report.get("changes", [])
    every = [
        *(
            Section(kind, names[kind], True, [p for p in problems if p["kind"] == kind])
            for kind in ("refused", "repaired")
        ),
        *(
            Section(what, names[what], False, [c for c in changes if c["what"] == what])
            for what in ("changed", "withdrawn", "created")
        ),
    ]
    order = ("refused", "changed", "withdrawn", "created", "repaired")
    filled = [section for section in every if section.items]
    return sorted(filled, key=lambda section: order.index(section.name))
