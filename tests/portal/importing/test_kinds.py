"""Files that are not what their name says."""

import io
import zipfile
from pathlib import Path

import pytest

from portal.importing import FileRefused
from portal.importing.kinds import refuse_other_kinds

from .files import save


def archive(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as members:
        for name in names:
            members.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (archive("docProps/app.xml", "xl/workbook.xml"), "XLSX"),
        (archive("word/document.xml"), "DOCX"),
        (archive("data.csv"), "ZIP"),
        (b"PK\x03\x04 broken", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "XLS"),
        (b"%PDF-1.7", "PDF"),
        (b"<!DOCTYPE html>\n<html>", "HTML"),
        (b"\xef\xbb\xbf\n  <HTML lang='ja'>", "HTML"),
        (b"<?xml version='1.0'?>", "XML"),
        (b"BEGIN:VCALENDAR\r\n", "iCalendar"),
        (b'{"a": 1}', "JSON"),
        ("名称".encode("utf-16"), "UTF-16"),
        (b"\x1f\x8b\x08", "GZIP"),
    ],
)
def test_another_kind_of_file_is_named(tmp_path: Path, content: bytes, word: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        refuse_other_kinds(save(tmp_path, content))
    assert refusal.value.message.code == "not_csv"
    assert word in str(refusal.value.message)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\r\n \r\n"])
def test_an_empty_file_is_called_empty(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(FileRefused) as refusal:
        refuse_other_kinds(save(tmp_path, content))
    assert refusal.value.message.code == "empty"


def test_a_table_passes(tmp_path: Path) -> None:
    refuse_other_kinds(save(tmp_path, "ID,名称\n1,a\n", encoding="cp932"))
