"""Cells of a row: every one is read, repaired with a statement, or refused with its reason."""

import datetime

import pytest

from portal import standards
from portal.importing.checking import CheckedRow, Checker
from portal.importing.matching import Match
from portal.importing.reading import Row
from portal.models import Event, Facility, Group
from portal.standards import Layout

from .files import ROWS

MODELS = {model.dataset: model for model in (Group, Facility, Event)}


def checker(layout: Layout, headers: list[str] | None = None) -> Checker:
    columns = layout.columns
    if headers:
        by_header = {column.header: column for column in layout.columns}
        columns = tuple(by_header.get(header) for header in headers)  # type: ignore[misc]
    row = Row(1, [column.header for column in columns if column])
    return Checker(Match(layout, ",", 0, row, columns), MODELS[layout.dataset])


def check(name: str, **cells: str) -> CheckedRow:
    layout = standards.load(name)
    texts = {**ROWS[name], **cells}
    return checker(layout).check(Row(2, [texts.get(header, "") for header in layout.headers]))


def codes(row: CheckedRow) -> list[tuple[str, str]]:
    return [(problem.column, problem.message.code) for problem in row.problems]


def test_a_good_row_has_typed_values_and_nothing_to_tell() -> None:
    row = check(
        "event",
        開始時間="10:00",
        定員="20",
        緯度="34.05",
        経度="131.56",
        状態="中止",
        掲載終了日="2026-04-08",
    )
    assert row.problems == []
    assert row.code == "E1"
    assert row.values["start_date"] == datetime.date(2026, 4, 8)
    assert row.values["start_time"] == datetime.time(10)
    assert (row.values["capacity"], row.values["latitude"]) == (20, 34.05)
    assert row.values["status"] == "cancelled"
    assert row.values["expire_at"].isoformat() == "2026-04-09T00:00:00+09:00"


def test_an_empty_id_is_refused() -> None:
    assert codes(check("public_facility", ID=" ")) == [("ID", "required")]


@pytest.mark.parametrize(
    ("layout", "column", "value", "code"),
    [
        ("event", "開始日", "1月7日(火)", "date.no_year"),
        ("event", "URL", "公開終了", "model.invalid"),
        ("event", "ID", "E 1", "model.invalid"),
        ("event", "繰り返し規則", "FREQ=DAILY", "model.invalid"),
        ("event", "イベント名", "あ" * 256, "model.max_length"),
        ("public_facility", "緯度", "343.208813", "degrees.range"),
        ("public_facility", "法人番号", "4.00E+12", "excel_number"),
        ("public_facility", "法人番号", "1234567891012", "model.invalid"),
        ("public_facility", "全国地方公共団体コード", "122034", "model.invalid"),
        ("public_facility", "連絡先メールアドレス", "info(at)example.org", "model.invalid"),
        ("civic_group", "団体種別", "株式会社", "choice"),
    ],
)
def test_a_bad_cell_refuses_the_row_and_says_which(
    layout: str, column: str, value: str, code: str
) -> None:
    row = check(layout, **{column: value})
    assert row.is_refused
    problem = next(p for p in row.problems if p.kind == "refused")
    assert (problem.line, problem.column, problem.value) == (2, column, value)
    assert problem.message.code == code
    assert str(problem.message)


def test_every_bad_cell_of_a_row_is_told() -> None:
    row = check("event", 開始日="未定", 定員="無し", URL="公開終了")
    assert {column for column, _code in codes(row)} == {"開始日", "定員", "URL"}


def test_a_short_row_and_a_long_one_are_refused() -> None:
    check_row = checker(standards.load("public_facility_2017"), ["NO", "名称", "URL"]).check
    assert codes(check_row(Row(5, ["1", "会館"]))) == [("", "ragged")]
    assert codes(check_row(Row(5, ["1", "会館", "", "残り"]))) == [("", "ragged")]
    assert codes(check_row(Row(5, ["1", "会館", "", "", " "]))) == []


def test_an_empty_cell_is_a_value_unless_the_value_cannot_be_empty() -> None:
    row = check("event")
    assert row.values["end_date"] is None
    assert row.values["summary"] == ""
    assert "status" not in row.values


def test_the_columns_of_one_name_are_joined() -> None:
    row = check("event_2017", 都道府県名="山口県", 市区町村名="防府市")
    assert row.values["localgov_name"] == "山口県防府市"


@pytest.mark.parametrize(
    ("names", "numbers", "expected"),
    [
        ("観光の振興を図る活動", "04", ["04"]),
        ("", "04", ["04"]),
        ("観光の振興を図る活動", "", ["04"]),
        ("観光の振興を図る活動;まちづくりの推進を図る活動", "04;03", ["03", "04"]),
    ],
)
def test_two_columns_of_one_value_complete_each_other(
    names: str, numbers: str, expected: list[str]
) -> None:
    row = check("civic_group", 活動分野=names, 活動分野コード=numbers)
    assert row.problems == []
    assert row.values["activity_fields"] == expected


def test_two_columns_of_one_value_must_agree() -> None:
    row = check("civic_group", 活動分野="観光の振興を図る活動", 活動分野コード="03")
    assert codes(row) == [("活動分野コード", "differs")]


def test_accessibility_in_words_answers_the_questions_and_keeps_the_rest() -> None:
    row = check(
        "public_facility_2017", バリアフリー情報="多目的トイレ有り;手すり有り", 備考="駐車場なし"
    )
    assert row.values["accessible_toilet"] is True
    assert row.values["nursing_room"] is None
    assert row.values["remarks"] == "駐車場なし\nバリアフリー情報：手すり有り"
    assert codes(row) == [("バリアフリー情報", "kept")]
    assert not row.is_refused


def test_text_that_can_be_kept_nowhere_refuses_the_row() -> None:
    headers = ["NO", "名称", "バリアフリー情報"]
    row = checker(standards.load("public_facility_2017"), headers).check(
        Row(2, ["1", "会館", "手すり有り"])
    )
    assert row.is_refused
    assert ("", "kept.nowhere") in codes(row)


def test_a_column_that_is_not_there_says_nothing() -> None:
    row = checker(standards.load("public_facility"), ["ID", "名称"]).check(Row(2, ["F1", "会館"]))
    assert row.values == {"code": "F1", "name": "会館"}
