"""Importing files: bytes → rows → checked records → a plan → one transaction → a report."""

from .refusal import FileRefused
from .report import Report
from .run import Options, import_file

__all__ = ["FileRefused", "Options", "Report", "import_file"]
