"""Encodings: seen by decoding everything, refused with the line that cannot be read."""

import hashlib
from pathlib import Path

import pytest

from portal.importing import FileRefused
from portal.importing.encoding import detect

from .files import save

TEXT = "ID,名称\r\n1,市民会館\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_the_encodings_of_the_standards_are_told_apart(tmp_path: Path, encoding: str) -> None:
    path = save(tmp_path, TEXT, encoding=encoding)
    found = detect(path)
    assert found.encoding == encoding
    assert path.read_text(found.encoding) == TEXT.replace("\r\n", "\n")
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_character_across_two_chunks_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.importing.encoding._CHUNK", 7)
    assert detect(save(tmp_path, TEXT)).encoding == "utf-8"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("ID,名称\n1,会館\n".encode() + b"2,\xff\xfe\n", "3"),
        (b"\xef\xbb\xbfID\n\x83\x65\n", "2"),
        ("ID,名称\n1,会".encode()[:-1], "2"),
        ("ID,名称\n".encode("cp932") + b"1,\x81\x20\n", "2"),
    ],
)
def test_a_broken_encoding_names_its_line(tmp_path: Path, content: bytes, line: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        detect(save(tmp_path, content))
    assert refusal.value.message.code == "encoding"
    assert str(refusal.value.message.params["line"]) == line


def test_nul_bytes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refusal:
        detect(save(tmp_path, b"ID,\0\n"))
    assert refusal.value.message.code == "nul"
