"""The report as a table that people correct their file by: one row for each problem."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..standards.formulas import guarded
from .problems import Kind


class Line:
    """A file that holds the one line last written."""

    text = ""

    def write(self, text: str) -> None:
        self.text = text


def corrections(report: Mapping[str, Any]) -> Iterator[str]:
    """CSV lines of the problems of a report (``Report.as_dict()``), refused ones first.

    They begin with a byte order mark, by which Excel knows that the file is UTF-8.
    """
    results = {Kind.REFUSED: _("Refused"), Kind.REPAIRED: _("Repaired")}
    line = Line()
    writer = csv.writer(line)
    writer.writerow(
        [_("Line"), _("Column"), _("Value"), pgettext("import", "Outcome"), _("Reason")]
    )
    yield "\ufeff" + line.text
    for kind, result in results.items():
        for problem in report.get("problems", []):
            if problem["kind"] == kind:
                cells = (problem["column"], problem["value"], result, problem["reason"])
                writer.writerow([problem["line"], *map(guarded, cells)])
                yield line.text
