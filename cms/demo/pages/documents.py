"""Forms to download: tables written as CSV in ``fixtures/documents/``, made into spreadsheets.

A form keeps its text readable and its file easy to fill in. The first line of a CSV names the
columns; an empty cell is one to fill in, a cell with ``=`` a formula.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from wagtail.documents import get_document_model

FOLDER = Path(settings.BASE_DIR, "fixtures", "documents")

DOCUMENTS = {
    "registration": "市民活動団体登録票",
    "proposal": "協働事業提案書",
    "budget": "収支予算書",
    "agreement": "協働事業協定書（ひな型）",
    "checklists": "協働の点検表",
    "review": "振り返りシート",
}
"""Title by name, as in ``::: download document=proposal``."""

LINE = Side(style="thin", color="767676")
CELL = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
HEADER_FILL = PatternFill("solid", fgColor="E8F1FE")
PAPER_WIDTH = 88
"""How many half-width characters stand beside one another on a sheet of A4."""


def document_file(name: str) -> int:
    """The id of a form, made when it is not there yet; ValueError if there is no such form."""
    if name not in DOCUMENTS:
        raise ValueError(f"there is no document '{name}'; there is {', '.join(DOCUMENTS)}")
    title, model = DOCUMENTS[name], get_document_model()
    stored = model.objects.filter(title=title, file__contains=name).first()
    if stored is None:
        content = ContentFile(spreadsheet(name), name=f"{name}.xlsx")
        stored = model.objects.create(title=title, file=content)
    return int(stored.pk)


def spreadsheet(name: str) -> bytes:
    """The form as an XLSX file: its title, its table, ready to be printed on A4."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    book = Workbook()
    sheet = book.active
    sheet.title = DOCUMENTS[name]
    sheet["A1"] = DOCUMENTS[name]
    sheet["A1"].font = Font(size=16, bold=True)
    for number, row in enumerate(rows, start=3):
        for column, text in enumerate(row, start=1):
            _write(sheet, number, column, text, is_header=number == 3)
    _fit_to_paper(sheet, rows)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write(sheet: Worksheet, row: int, column: int, text: str, *, is_header: bool) -> None:
    cell = sheet.cell(row, column, int(text) if text.isdecimal() else text)
    cell.border = CELL
    cell.alignment = Alignment(wrap_text=True, vertical="center" if is_header else "top")
    cell.number_format = "#,##0"
    if is_header:
        cell.font, cell.fill = Font(bold=True), HEADER_FILL


def _fit_to_paper(sheet: Worksheet, rows: list[list[str]]) -> None:
    """Share the paper's width among the columns by their texts; rows as high as their texts."""
    lengths = [min(60, max(8, *map(_width, column))) for column in zip(*rows, strict=True)]
    widths = [PAPER_WIDTH * length / sum(lengths) for length in lengths]
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(rows, start=3):
        lines = [_width(text) / width for text, width in zip(row, widths, strict=True)]
        sheet.row_dimensions[number].height = 20 + 16 * int(max(lines))
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "3:3"
    sheet.freeze_panes = "A4"


def _width(text: str) -> int:
    """How wide a text is, in half-width characters."""
    return sum(1 if character.isascii() else 2 for character in text)
