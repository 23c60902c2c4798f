"""The day of the tests, and how they write page files."""

import datetime
from pathlib import Path

TODAY = datetime.date(2026, 4, 1)


def write(root: Path, name: str, text: str) -> None:
    """Write one page file below ``root``; ``name`` begins with the language."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
