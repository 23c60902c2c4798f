"""What is wrong in a page's text, said with the file and the line."""

from __future__ import annotations

from pathlib import Path


class ContentError(Exception):
    """A page file cannot be used as it stands; ``line`` counts from 1."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        self.path = path
        self.line = line
        self.reason = reason
        super().__init__(f"{path}:{line}: {reason}")


class BlockError(Exception):
    """Something is wrong at ``line`` of a text whose file the caller knows."""

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        self.reason = reason
        super().__init__(f"line {line}: {reason}")
