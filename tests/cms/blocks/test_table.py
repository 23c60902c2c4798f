"""Tables can be translated cell by cell."""

from __future__ import annotations

from cms.blocks import BodyBlock

TABLE = BodyBlock().child_blocks["table"].child_blocks["table"]
VALUE = TABLE.to_python(
    {
        "columns": [{"type": "text", "heading": "形態"}, {"type": "number", "heading": "件数"}],
        "rows": [{"values": ["後援", 3]}, {"values": ["", 4]}],
        "caption": "",
    }
)


def test_headings_and_text_cells_are_segments_numbers_and_empty_cells_are_not() -> None:
    found = {
        segment.path: segment.render_text() for segment in TABLE.get_translatable_segments(VALUE)
    }
    assert found == {"heading-0": "形態", "heading-1": "件数", "cell-0-0": "後援"}


def test_translated_segments_go_back_to_their_places_and_leave_the_original() -> None:
    segments = TABLE.get_translatable_segments(VALUE)
    for segment, english in zip(segments, ("Form", "Cases", "Endorsement"), strict=True):
        segment.string.data = english
    translated = TABLE.restore_translated_segments(VALUE, segments)
    assert [column["heading"] for column in translated.columns] == ["Form", "Cases"]
    assert [row["values"] for row in translated.row_data] == [["Endorsement", 3], ["", 4]]
    assert VALUE.columns[0]["heading"] == "形態"
    assert VALUE.row_data[0]["values"][0] == "後援"


def test_short_columns_stay_in_one_line_as_far_as_there_is_room() -> None:
    block = BodyBlock().child_blocks["table"]

    def whole(*cells: str) -> str:
        columns = [{"type": "text", "heading": "欄"} for _cell in cells]
        table = {"columns": columns, "rows": [{"values": list(cells)}], "caption": ""}
        return block.render(block.to_python({"caption": "表", "row_headers": True, "table": table}))

    years = whole("2012年（平成24年）", "制度", "長い説明は、場所があるところで行を改める。")
    assert '<th scope="row" class="cell--whole">2012年' in years
    assert '<td class="cell--text cell--whole cell--narrow">制度' in years
    assert '<td class="cell--text">長い説明' in years
    wide = whole("窓口", "十二文字ある欄の中身です", "0000-00-0000")
    assert '<td class="cell--text cell--whole">十二文字' in wide, "too wide for a phone"
    assert '<td class="cell--text cell--whole cell--narrow">0000' in wide
    four = whole(*["十二文字ある欄の中身です"] * 4)
    assert four.count("cell--whole") == 2, "there is room for two"
