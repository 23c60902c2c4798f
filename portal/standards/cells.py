"""What one cell of a table says: a value with the repairs made to read it, or why it is refused."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

_DASHES = re.compile(r"[-‐‑‒–—―−ー－ｰ]+\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
_UNREADABLE = re.compile(r"[\ue000-\uf8ff\ufffd]")
_NEWLINES = re.compile(r"[ \t\u3000]*(?:\r\n?|\n)+[ \t\u3000]*")


class Message:
    """A sentence in the reader's language, with its values: a lazy msgid and its parameters.

    ``code`` names the reason for machines (``date.no_year``) and never changes with the language.
    """

    def __init__(self, code: str, text: Any, /, **params: Any) -> None:
        self.code = code
        self.text = text
        self.params = params

    def __str__(self) -> str:
        return str(self.text) % self.params if self.params else str(self.text)


class CellError(Exception):
    """A cell that cannot be read; ``message`` says why."""

    def __init__(self, code: str, text: Any, /, **params: Any) -> None:
        super().__init__(code)
        self.message = Message(code, text, **params)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A cell's value; ``repairs`` state what was changed to read it.

    ``kept`` is text of the cell that the value does not hold and that must be kept elsewhere.
    """

    value: Any
    repairs: tuple[Message, ...] = ()
    kept: str = ""


def half_width(text: str) -> str:
    """Full-width digits, letters and signs as half-width ones, every kind of dash as a hyphen."""
    normal = unicodedata.normalize("NFKC", text)
    return re.sub(r"[‐‑‒–—―−]", "-", normal).strip()


def is_dash(text: str) -> bool:
    """Whether the cell holds dashes only, as people write for "none"."""
    return bool(_DASHES.match(text))


def without_control_characters(text: str) -> str:
    """The text without characters that no reader can show; tabs and newlines stay."""
    return _CONTROL.sub("", text)


def has_unreadable(text: str) -> bool:
    """Whether a character is one of a city's own (外字), or stands for one that was lost before."""
    return bool(_UNREADABLE.search(text))


def on_one_line(text: str) -> str:
    """The text with each newline, and the white space around it, as one space."""
    return _NEWLINES.sub(" ", text).strip()
