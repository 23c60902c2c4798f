"""Texts that a spreadsheet would run as a formula: marked when written, unmarked when read.

People open our CSV files in spreadsheets, and what groups write about themselves is in them. An
apostrophe before the text makes a spreadsheet show it; numbers, signed numbers and telephone
numbers need none. Reading takes the apostrophe away, so that a file comes back as it went out.
"""

from __future__ import annotations

import re

MARK = "'"
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d\s().+-]*\Z)")
_MARKED = re.compile(rf"{MARK}(?=[=@+\t\r-])")


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet runs."""
    return f"{MARK}{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text of a cell that ``guarded`` has written; any other cell as it stands."""
    return cell[1:] if _MARKED.match(cell) else cell
