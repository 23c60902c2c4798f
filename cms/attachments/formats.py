"""Reads the text of one file, by its format: pages of a PDF, paragraphs, cells.

It runs in a process of its own and knows nothing of Django. Each function yields pairs of text and
place: the page of a PDF, the name of a sheet, None where a format has neither. What is too much is
the caller's to cut.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any, Final

from .limits import (
    HIGHEST_RATIO,
    LARGEST_UNPACKED,
    MOST_PAGES,
    MOST_PARTS,
    SMALL_PART,
)

Texts = Iterator[tuple[str, int | str | None]]

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""What Office files with a password begin with; without one they are ZIP archives."""

_JAPANESE: Final = r"[぀-ヿ㐀-䶿一-鿿ｦ-ﾟ々〆、]"
_WRAPPED: Final = re.compile(rf"(?<={_JAPANESE})\r?\n(?={_JAPANESE})")


class UnreadableError(Exception):
    """The text cannot be had; the message is one of ``DocumentText.State``."""


def pdf(data: bytes) -> Texts:
    """The pages of a PDF; lines that go on in the next one are joined."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise UnreadableError("locked" if locked else "broken") from error
    for number in range(min(len(document), MOST_PAGES)):
        try:
            text = document[number].get_textpage().get_text_bounded()
        except pypdfium2.PdfiumError:
            continue
        yield _WRAPPED.sub("", text.replace("\ufffe", "")), number + 1


def docx(data: bytes) -> Texts:
    """Paragraphs and tables of a Word file, in order."""
    from docx import Document
    from docx.table import Table

    check_archive(data)
    document = Document(io.BytesIO(data))
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield " ".join(dict.fromkeys(cell.text for cell in row.cells)), None
        else:
            yield block.text, None


def xlsx(data: bytes) -> Texts:
    """The visible sheets of a workbook, row by row, with what formulas gave when it was saved."""
    from openpyxl import load_workbook

    check_archive(data)
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        yield sheet.title, sheet.title
        sheet.reset_dimensions()  # what is written of them is not always true
        for row in sheet.iter_rows(values_only=True):
            yield " ".join(str(value) for value in row if value is not None), sheet.title


def plain(data: bytes) -> Texts:
    """A text or CSV file, in UTF-8 or in the encoding of Japanese Windows."""
    for encoding in ("utf-8-sig", "cp932"):
        try:
            yield data.decode(encoding), None
        except UnicodeDecodeError:
            continue
        return
    raise UnreadableError("broken")


def check_archive(data: bytes) -> None:
    """Look at what the archive declares before anything is unpacked; UnreadableError if too much.

    ``zipfile`` never gives more of a part than was declared.
    """
    if data.startswith(_OLE):
        raise UnreadableError("locked")
    parts: list[Any] = zipfile.ZipFile(io.BytesIO(data)).infolist()
    whole = sum(part.file_size for part in parts)
    dense = any(
        part.file_size > max(SMALL_PART, HIGHEST_RATIO * part.compress_size) for part in parts
    )
    if whole > LARGEST_UNPACKED or len(parts) > MOST_PARTS or dense:
        raise UnreadableError("too_much")


FORMATS: Final[dict[str, Callable[[bytes], Texts]]] = {
    "csv": plain,
    "docx": docx,
    "pdf": pdf,
    "txt": plain,
    "xlsx": xlsx,
}
"""Who reads files with which ending."""
