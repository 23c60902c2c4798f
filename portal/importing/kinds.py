"""What a file is, by its first bytes: only text that may be a table goes further."""

from __future__ import annotations

import zipfile
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from .refusal import FileRefused

_MAGIC = (
    (b"\xd0\xcf\x11\xe0", _("an Excel workbook of the old kind (XLS)")),
    (b"%PDF", _("a PDF document")),
    (b"\x1f\x8b", _("a compressed file (GZIP)")),
    (b"\x89PNG", _("an image")),
    (b"\xff\xd8\xff", _("an image")),
    (b"\xff\xfe", _("text in UTF-16")),
    (b"\xfe\xff", _("text in UTF-16")),
)
_TEXT = (
    ("<!doctype html", _("a web page (HTML)")),
    ("<html", _("a web page (HTML)")),
    ("<head", _("a web page (HTML)")),
    ("<?xml", _("an XML document")),
    ("begin:vcalendar", _("a calendar (iCalendar)")),
    ("{", _("a JSON document")),
    ("[{", _("a JSON document")),
)
_PARTS = (
    ("xl/", _("an Excel workbook (XLSX)")),
    ("word/", _("a Word document (DOCX)")),
    ("", _("a ZIP archive")),
)


def refuse_other_kinds(path: Path) -> None:
    """Raise FileRefused, naming what the file is, unless it can be a table of text."""
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        raise FileRefused("empty", _("The file is empty."))
    kind = _kind(path, head)
    if kind:
        raise FileRefused(
            "not_csv",
            _("This is %(kind)s, not CSV. Save the table as CSV and import that."),
            kind=kind,
        )


def _kind(path: Path, head: bytes) -> object:
    if head.startswith(b"PK"):
        return _archive(path)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    text = head.decode("utf-8-sig", errors="replace").lstrip().casefold()
    for start, kind in _TEXT:
        if text.startswith(start):
            return kind
    return None


def _archive(path: Path) -> object:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        names = []
    return next(
        kind for start, kind in _PARTS if not start or any(n.startswith(start) for n in names)
    )
