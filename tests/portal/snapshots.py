"""Answers kept beside the tests: what clients were promised.

A test that fails here says that an answer has changed its form. Where that is meant, write the
files anew with ``UPDATE_SNAPSHOTS=1`` before the test command, and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path


def hold_against(path: Path, text: str) -> None:
    """Assert that ``text`` is what the file says; write the file when asked to."""
    if os.environ.get("UPDATE_SNAPSHOTS") == "1":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{path.name} says otherwise"
