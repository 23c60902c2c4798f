"""Small real files, made as they are needed."""

from __future__ import annotations

import io
import zipfile

from docx import Document as WordDocument
from openpyxl import Workbook
from pypdf import PdfReader, PdfWriter


def pdf(*pages: str, picture: bytes = b"") -> bytes:
    """A PDF with one line of Japanese text a page, in a font that is not embedded.

    With the grey dots of a ``picture``, which all pages show: a thousand of them a row.
    """
    count = len(pages)
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/UniJIS-UCS2-H"
        b"/DescendantFonts[4 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiMin-W3"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/DW 1000>>",
    ]
    for number, text in enumerate(pages):
        drawing = f"BT /F 12 Tf 50 700 Td <{text.encode('utf-16-be').hex()}> Tj ET".encode()
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {6 + 2 * number} 0 R"
            f"/Resources<</Font<</F 3 0 R>>/XObject<</P {5 + 2 * count} 0 R>>>>>>".encode()
        )
        objects.append(_stream(b"", drawing + b" 595 0 0 842 0 0 cm /P Do"))
    rows = len(picture) // 1_000
    image = b"/Type/XObject/Subtype/Image/Width 1000/Height %d/ColorSpace/DeviceGray" % rows
    return _numbered([*objects, _stream(image + b"/BitsPerComponent 8", picture)])


def _stream(entries: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def _numbered(objects: list[bytes]) -> bytes:
    file, places = io.BytesIO(b"%PDF-1.4\n"), []
    file.seek(0, io.SEEK_END)
    for number, content in enumerate(objects, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.writelines(b"%010d 00000 n \n" % place for place in places)
    file.write(
        b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table)
    )
    return file.getvalue()


def locked_pdf(text: str, to_open: str) -> bytes:
    """A PDF with a password, needed ``to_open`` it or, where that is empty, to change it."""
    writer = PdfWriter(PdfReader(io.BytesIO(pdf(text))))
    writer.encrypt(to_open, "owner", algorithm="RC4-128")
    return _saved(writer.write)


def docx(*paragraphs: str, cell: str = "") -> bytes:
    """A Word file with paragraphs, then a table of one cell if that has a text."""
    document = WordDocument()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cell:
        document.add_table(1, 1).cell(0, 0).text = cell
    return _saved(document.save)


def xlsx(*cells: str, second: str = "", hidden: str = "") -> bytes:
    """A workbook with ``cells`` below one another, a second sheet, and one that is not shown."""
    book = Workbook()
    book.active.title = "様式"
    for cell in cells:
        book.active.append([cell])
    if second:
        book.create_sheet("記入例").append([second])
    if hidden:
        sheet = book.create_sheet("隠し")
        sheet.append([hidden])
        sheet.sheet_state = "hidden"
    return _saved(book.save)


def bomb(size: int) -> bytes:
    """A workbook whose one sheet unpacks to ``size`` bytes."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx("無害"))) as harmless,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in harmless.namelist():
            sheet = name == "xl/worksheets/sheet1.xml"
            archive.writestr(name, b" " * size if sheet else harmless.read(name))
    return buffer.getvalue()


def locked_office() -> bytes:
    """What Office makes of a file with a password: no ZIP archive any more."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le") + bytes(4096)


def _saved(save: object) -> bytes:
    buffer = io.BytesIO()
    save(buffer)  # type: ignore[operator]
    return buffer.getvalue()
