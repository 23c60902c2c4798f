"""What is read of a file, and what is said of one that cannot be read."""

from __future__ import annotations

import time
from unittest import mock

import pytest

from cms.attachments import extracting, reader
from cms.attachments.extracting import Extract, extract
from cms.attachments.limits import LARGEST_FILE, MOST_CHARACTERS
from cms.attachments.reader import read
from cms.models.document_text import State

from . import files

BOMB = 20 * 1024 * 1024
"""Bytes of a sheet that is packed a thousand times smaller."""


def text_of(data: bytes, ending: str) -> str:
    return "\n".join(text for text, _page in read(ending, data)["parts"])


def test_pages_of_a_pdf_are_numbered() -> None:
    found = extract(files.pdf("登録の手引き", "様式の書き方"), "pdf")
    assert found == Extract(State.READ, (("登録の手引き", 1), ("様式の書き方", 2)))


def test_a_pdf_that_only_its_owner_may_change_is_read() -> None:
    assert text_of(files.locked_pdf("公開資料", to_open=""), "pdf") == "公開資料"


def test_paragraphs_and_tables_of_a_word_file() -> None:
    assert (
        text_of(files.docx("一つ目", "二つ目", cell="表の中"), "docx") == "一つ目\n二つ目\n表の中"
    )


def test_cells_of_the_sheets_that_are_shown_with_the_sheets_name() -> None:
    data = files.xlsx("団体の名称", "代表者", hidden="集計用", second="会計")
    (first, name), (second, other) = read("xlsx", data)["parts"]
    assert "団体の名称\n代表者" in first
    assert (name, other) == ("様式", "記入例")
    assert second == "記入例\n会計"
    assert "集計用" not in first + second


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_text_file_in_either_encoding(encoding: str) -> None:
    assert text_of("町内会".encode(encoding), "txt") == "町内会"


@pytest.mark.parametrize(
    ("data", "ending", "state"),
    [
        (files.locked_pdf("秘密", to_open="secret"), "pdf", State.LOCKED),
        (files.locked_office(), "docx", State.LOCKED),
        (files.locked_office(), "xlsx", State.LOCKED),
        (files.pdf("途中まで")[:200], "pdf", State.BROKEN),
        (files.docx("途中まで")[:2000], "docx", State.BROKEN),
        (files.xlsx("別の形式"), "docx", State.BROKEN),
        (b"", "pdf", State.BROKEN),
        (b"", "xlsx", State.BROKEN),
        (b"\x81\xff", "txt", State.BROKEN),
        (b"", "txt", State.EMPTY),
        (files.pdf(""), "pdf", State.EMPTY),
        (files.docx(), "docx", State.EMPTY),
        (files.bomb(BOMB), "xlsx", State.TOO_MUCH),
        (files.bomb(BOMB), "docx", State.TOO_MUCH),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, ending: str, state: State) -> None:
    assert read(ending, data) == {"state": state, "parts": []}


def test_a_part_that_is_larger_than_its_archive_says_is_not_unpacked_further() -> None:
    sizes = (size.to_bytes(4, "little") for size in (BOMB, 20_000))
    lying = files.bomb(BOMB).replace(*sizes)
    assert read("xlsx", lying) == {"state": State.BROKEN, "parts": []}


def test_what_is_not_even_given_to_a_reader() -> None:
    assert extract(b"PK", "zip") == Extract(State.UNKNOWN)
    assert extract(bytes(LARGEST_FILE + 1), "pdf") == Extract(State.TOO_MUCH)


def test_of_five_megabytes_the_beginning_is_read() -> None:
    found = extract(("協働のまちづくり\n" * 200_000).encode(), "txt")
    assert found.state == State.CUT
    [(text, page)] = found.parts
    assert (len(text), page) == (MOST_CHARACTERS, None)


def test_what_was_read_in_time_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "SECONDS_OF_READING", -1)
    assert read("pdf", files.pdf("一枚目", "二枚目")) == {
        "state": State.CUT,
        "parts": [["一枚目", 1]],
    }


def test_a_reader_that_does_not_come_to_an_end_is_ended() -> None:
    begun = time.monotonic()
    with mock.patch.object(extracting, "SECONDS", 0.01):
        assert extract(files.pdf("手引き"), "pdf") == Extract(State.TOO_MUCH)
    assert time.monotonic() - begun < 2


def test_a_reader_that_dies_is_no_error() -> None:
    with mock.patch.object(extracting.sys, "executable", "/bin/false"):
        assert extract(files.pdf("手引き"), "pdf") == Extract(State.BROKEN)
