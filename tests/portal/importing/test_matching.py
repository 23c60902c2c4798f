"""Layouts found by headers, wherever and however they are written."""

from pathlib import Path

import pytest

from portal import standards
from portal.importing import FileRefused
from portal.importing.matching import Match, find
from portal.importing.reading import open_source

from .files import save, table, text


def match(folder: Path, dataset: str, content: str) -> Match:
    return find(open_source(save(folder, content)), dataset)


def refusal(folder: Path, dataset: str, content: str) -> standards.Message:
    with pytest.raises(FileRefused) as refused:
        match(folder, dataset, content)
    return refused.value.message


@pytest.mark.parametrize("layout", standards.all_layouts(), ids=lambda layout: layout.name)
def test_every_layout_is_recognised_whole(tmp_path: Path, layout: standards.Layout) -> None:
    found = match(tmp_path, layout.dataset, text(layout.name, {}))
    assert found.layout is layout
    assert found.columns == layout.columns
    assert found.lacking == []


def test_a_standard_without_our_extensions_lacks_nothing(tmp_path: Path) -> None:
    layout = standards.load("public_facility")
    own = [column.header for column in layout.columns if not column.extension]
    assert match(tmp_path, "facilities", table(own)).lacking == []


def test_headers_in_other_spellings_order_and_width_are_found(tmp_path: Path) -> None:
    found = match(tmp_path, "facilities", "_id,名称,ＩＤ,バリアフリートイレ,建物名等（方書）,謎\n")
    assert [column and column.field for column in found.columns] == [
        None,
        "name",
        "code",
        "accessible_toilet",
        "building",
        None,
    ]


def test_the_code_column_of_some_cities_is_an_alias(tmp_path: Path) -> None:
    found = match(tmp_path, "events", "市区町村コード,NO,イベント名,開始日\n")
    assert found.layout.name == "event_2017"
    assert found.columns[0] is not None
    assert found.columns[0].field == "localgov_code"


def test_the_standard_s_own_header_goes_before_its_aliases(tmp_path: Path) -> None:
    found = match(tmp_path, "facilities", "ID,名称,住所,所在地,所在地_連結表記\n")
    assert [column and column.field for column in found.columns[2:]] == [None, None, "address"]


def test_the_header_row_may_stand_below_a_preamble(tmp_path: Path) -> None:
    found = match(tmp_path, "facilities", "#LINK,,\n#lang,ja,\n\nID,名称,URL\n1,a,\n")
    assert (found.preamble, found.header.line) == (3, 4)


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_other_delimiters_are_found(tmp_path: Path, delimiter: str) -> None:
    content = delimiter.join(["ID", "名称", "説明"]) + "\n"
    assert match(tmp_path, "facilities", content).delimiter == delimiter


def test_an_unknown_table_is_refused(tmp_path: Path) -> None:
    message = refusal(tmp_path, "groups", "name,url,news\n")
    assert message.code == "layout.unknown"
    assert "公共施設一覧、" in str(message)


def test_a_table_of_another_dataset_is_refused_by_its_name(tmp_path: Path) -> None:
    message = refusal(tmp_path, "facilities", text("civic_group", {}))
    assert message.code == "layout.other"
    assert message.params["dataset"] == "groups"


def test_a_table_without_a_required_column_is_refused_naming_it(tmp_path: Path) -> None:
    message = refusal(tmp_path, "facilities", "名称,緯度,経度,電話番号,URL\n")
    assert message.code == "layout.incomplete"
    assert message.params["columns"] == "ID"


def test_a_header_that_stands_twice_is_refused(tmp_path: Path) -> None:
    message = refusal(tmp_path, "facilities", "ID,名称,緯度,名称\n")
    assert message.code == "layout.repeated"
    assert message.params["header"] == "名称"
