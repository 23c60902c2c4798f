"""Which encoding a file is in, seen by decoding all of it, and its fingerprint."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from .refusal import FileRefused

_CHUNK = 1 << 20
_BOM = codecs.BOM_UTF8


@dataclass(frozen=True, slots=True)
class Encoded:
    """How a file's bytes become text: Python's name of the encoding, and the file's SHA-256."""

    encoding: str
    sha256: str

    @property
    def label(self) -> str:
        """The encoding's name for people."""
        return {"utf-8-sig": "UTF-8 (BOM)", "utf-8": "UTF-8", "cp932": "Shift_JIS (cp932)"}[
            self.encoding
        ]


def detect(path: Path) -> Encoded:
    """UTF-8 with or without a byte mark, or cp932; FileRefused for anything else, with the line."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        head = file.readline(_CHUNK)
        file.seek(0)
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            if b"\0" in chunk:
                raise FileRefused(
                    "nul", _("The file holds NUL bytes: it is not text, or text in UTF-16.")
                )
    marked = head.startswith(_BOM)
    broken = _first_broken_line(path, "utf-8")
    if broken is None:
        return Encoded("utf-8-sig" if marked else "utf-8", digest.hexdigest())
    if marked or _is_japanese_utf8(head):
        raise _broken("UTF-8", broken)
    broken = _first_broken_line(path, "cp932")
    if broken is not None:
        raise FileRefused(
            "encoding",
            _("The file is neither UTF-8 nor Shift_JIS: line %(line)s cannot be read."),
            line=broken,
        )
    return Encoded("cp932", digest.hexdigest())


def _is_japanese_utf8(head: bytes) -> bool:
    try:
        return not head.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _first_broken_line(path: Path, encoding: str) -> int | None:
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            try:
                line += decoder.decode(chunk).count("\n")
            except UnicodeDecodeError as error:
                return line + error.object[: error.start].count(b"\n")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return line
    return None


def _broken(encoding: str, line: int) -> FileRefused:
    return FileRefused(
        "encoding",
        _("The file begins as %(encoding)s, but line %(line)s cannot be read as that."),
        encoding=encoding,
        line=line,
    )
