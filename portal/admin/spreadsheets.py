"""Spreadsheets of the desk's lists: Excel reads the text, and runs nothing that stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from portal.exporting.delimited import BYTE_ORDER_MARK
from portal.standards.formulas import guarded


class Spreadsheet(SpreadsheetExportMixin):
    """Wagtail's files, CSV (UTF-8 with BOM) and XLSX, safe to open."""

    def stream_csv(self, queryset: QuerySet) -> Iterator[bytes]:
        """Begin with a byte order mark, by which Excel knows that the file is UTF-8."""
        yield BYTE_ORDER_MARK.encode()
        yield from super().stream_csv(queryset)

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """A cell; in CSV no text is left that a spreadsheet takes for a formula."""
        cell = super().preprocess_field_value(field, value, export_format)
        if export_format == self.FORMAT_CSV and isinstance(cell, str):
            return guarded(cell)
        return cell
