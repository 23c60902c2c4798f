"""Files of five megabytes, as people upload them: a picture among the text, or text alone."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterable, Mapping

from . import files

SIZE = 5_000_000
_WORDS = ["環境", "清掃", "会計", "総会", "名簿", "備品", "広報", "防災", "花壇", "見守り"]
_STRINGS = "xl/sharedStrings.xml"
_NAMES = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def pdf(*pages: str) -> bytes:
    """A PDF of these pages with a picture."""
    return files.pdf(*pages, picture=random.Random(1).randbytes(SIZE))


def docx(first: str) -> bytes:
    """A Word file of 36,000 paragraphs, of which this is the ``first``."""
    name, harmless = "word/document.xml", files.docx(first)
    paragraphs = (f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _lines(SIZE // 140))
    return _with(harmless, {name: _before("<w:sectPr", _part(harmless, name), paragraphs)})


def xlsx(first: str) -> bytes:
    """A workbook with a second sheet of 36,000 rows, of which this is the ``first``.

    Their texts stand beside the sheet, as Excel has them.
    """
    name, count = "xl/worksheets/sheet2.xml", SIZE // 140
    harmless = files.xlsx("表紙", second=first)
    cells = (f'<row><c t="s"><v>{number}</v></c></row>' for number in range(count))
    strings = "".join(f"<si><t>{line}</t></si>" for line in _lines(count))
    kinds = [f'<Override PartName="/{_STRINGS}" ContentType="{_STRINGS_TYPE}"/>']
    types = "[Content_Types].xml"
    return _with(
        harmless,
        {
            name: _before("</sheetData>", _part(harmless, name), cells),
            types: _before("</Types>", _part(harmless, types), kinds),
            _STRINGS: f'<sst xmlns="{_NAMES}">{strings}</sst>',
        },
    )


def _lines(count: int) -> list[str]:
    """So many different lines of about a hundred bytes."""
    rnd = random.Random(1)
    return [f"{number}番の記録、{'と'.join(rnd.choices(_WORDS, k=8))}" for number in range(count)]


def _part(archive: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(archive)) as parts:
        return parts.read(name).decode()


def _before(mark: str, text: str, more: Iterable[str]) -> str:
    begin, end = text.split(mark, 1)
    return "".join([begin, *more, mark, end])


def _with(archive: bytes, changed: Mapping[str, str]) -> bytes:
    """An archive with other parts, not packed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in {**dict.fromkeys(old.namelist()), **changed}:
            new.writestr(name, changed.get(name) or old.read(name))
    return buffer.getvalue()
