"""Small files in the standard layouts, written for a test."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from portal import standards
from portal.importing import Options, Report, import_file

ROWS: dict[str, dict[str, str]] = {
    "public_facility": {"ID": "F1", "名称": "中央会館"},
    "public_facility_2017": {"NO": "F1", "名称": "中央会館", "住所": "中央1-1"},
    "event": {"ID": "E1", "イベント名": "花まつり", "開始日": "2026-04-08"},
    "event_2017": {"NO": "E1", "イベント名": "花まつり", "開始日": "2026-04-08"},
    "civic_group": {"ID": "G1", "名称": "みどりの会", "団体種別": "任意団体", "状態": "活動中"},
}


def text(layout: str, *rows: dict[str, str]) -> str:
    """The layout's header row and a row for each dict, which adds to a plausible one."""
    headers = standards.load(layout).headers
    lines = io.StringIO()
    writer = csv.DictWriter(lines, headers, restval="")
    writer.writeheader()
    writer.writerows({**ROWS[layout], **row} for row in rows)
    return lines.getvalue()


def table(headers: list[str], *rows: list[str]) -> str:
    """A table of exactly these cells."""
    lines = io.StringIO()
    csv.writer(lines).writerows([headers, *rows])
    return lines.getvalue()


def save(
    folder: Path, content: str | bytes, name: str = "file.csv", encoding: str = "utf-8"
) -> Path:
    """Write a file into ``folder``; its path."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


class Importer:
    """Imports texts as if they were files in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, layout: str, *rows: dict[str, str], **options: object) -> Report:
        """Import rows in a standard layout."""
        dataset = standards.load(layout).dataset
        return self.content(dataset, text(layout, *rows), **options)

    def content(self, dataset: str, content: str | bytes, **options: object) -> Report:
        """Import this text, or these bytes."""
        return import_file(dataset, save(self.folder, content), Options(**options))  # type: ignore[arg-type]


def reasons(report: Report) -> list[tuple[int, str, str, str]]:
    """Line, column, value and reason code of every refusal."""
    return [
        (p.line, p.column, p.value, p.message.code) for p in report.problems if p.kind == "refused"
    ]


def repairs(report: Report) -> list[tuple[int, str, str, str]]:
    """Line, column, value and reason code of every repair."""
    return [
        (p.line, p.column, p.value, p.message.code) for p in report.problems if p.kind == "repaired"
    ]
