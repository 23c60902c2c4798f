"""The refusal of a whole file: one clear reason, and nothing is changed."""

from __future__ import annotations

from typing import Any

from ..standards import Message


class FileRefused(Exception):  # noqa: N818 - it is what happened to the file, not an error of ours
    """A file that cannot be imported; ``message`` says why."""

    def __init__(self, code: str, text: Any, /, **params: Any) -> None:
        super().__init__(code)
        self.message = Message(code, text, **params)
