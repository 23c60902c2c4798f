"""Rows of a file: quotes, newlines in cells, the lines they begin on."""

from pathlib import Path

import pytest

from portal.importing import FileRefused
from portal.importing.reading import Row, open_source

from .files import save


def rows(folder: Path, content: str, delimiter: str = ",") -> list[Row]:
    return list(open_source(save(folder, content)).rows(delimiter))


def test_a_row_knows_the_line_it_begins_on(tmp_path: Path) -> None:
    found = rows(tmp_path, 'ID,説明\n1,"一行目\n二行目"\n\n2,次\n')
    assert [(row.line, row.cells) for row in found] == [
        (1, ["ID", "説明"]),
        (2, ["1", "一行目\n二行目"]),
        (4, []),
        (5, ["2", "次"]),
    ]
    assert [row.is_blank for row in found] == [False, False, True, False]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(tmp_path: Path, newline: str) -> None:
    assert [row.cells for row in rows(tmp_path, newline.join(["a,b", "1,2"]))] == [
        ["a", "b"],
        ["1", "2"],
    ]


def test_quotes_doubled_in_a_cell_are_one(tmp_path: Path) -> None:
    assert rows(tmp_path, '"「""愛""」",b\n')[0].cells == ['「"愛"」', "b"]


@pytest.mark.parametrize("content", ['a,b\n1,"never ends\n2,3\n', 'a,b\n"1" x,2\n'])
def test_quotes_that_do_not_match_are_refused_with_their_line(tmp_path: Path, content: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        rows(tmp_path, content)
    assert refusal.value.message.code == "quotes"
    assert refusal.value.message.params["line"] == 2


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refusal:
        open_source(tmp_path / "missing.csv")
    assert refusal.value.message.code == "unreadable"


def test_rows_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    source = open_source(save(tmp_path, "a,b\n" + "1,2\n" * 1000 + '"never ends'))
    assert len(source.head(",", 3)) == 3
