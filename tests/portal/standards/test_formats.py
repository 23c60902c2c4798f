"""Cells: what each format reads, repairs and refuses, and that it reads what it writes."""

import datetime
from typing import Any

import pytest

from portal.standards import CellError, formats

DAY = datetime.date
TIME = datetime.time

CLEAN: list[tuple[str, str, Any]] = [
    ("text", "市民会館", "市民会館"),
    ("multiline", "一行目\n二行目", "一行目\n二行目"),
    ("record_code", "0000000001", "0000000001"),
    ("localgov_code", "011002", "011002"),
    ("corporate_number", "5000020172120", "5000020172120"),
    ("date", "2024-04-19", DAY(2024, 4, 19)),
    ("time", "00:00", TIME(0)),
    ("integer", "250", 250),
    ("yen", "0", 0),
    ("latitude", "35.73213721", 35.73213721),
    ("yes_no", "有", True),
    ("yes_no", "無", False),
    ("choice:event_status", "中止", "cancelled"),
    ("choices:activity_field", "まちづくりの推進を図る活動", ["03"]),
    ("codes:activity_field", "07;13", ["07", "13"]),
    ("weekdays", "月火水木金", ["月", "火", "水", "木", "金"]),
    ("phone", "(03)3488-4414", "(03)3488-4414"),
    ("postcode", "9218834", "9218834"),
    ("list", "中央;東町", "中央;東町"),
    ("dates", "2026-05-06;2026-05-13", "2026-05-06;2026-05-13"),
    ("recurrence", "FREQ=WEEKLY;BYDAY=WE;COUNT=10", "FREQ=WEEKLY;BYDAY=WE;COUNT=10"),
    ("consents", "電話番号;連絡先メールアドレス", ["phone", "email"]),
    ("weekday_hours", "土 10:00-17:00 第2のみ", [("土", TIME(10), TIME(17), "第2のみ")]),
    ("weekday_hours", "日 閉館", [("日", None, None, "")]),
    ("closed_days", "2027-02-11", [(DAY(2027, 2, 11), DAY(2027, 2, 11), "")]),
    (
        "accessibility",
        "多目的トイレ有り;授乳室無し",
        {"accessible_toilet": True, "nursing_room": False},
    ),
    ("house_number", "1-3", "1-3"),
]
REPAIRED: list[tuple[str, str, Any]] = [
    ("text", "マラソン\n大会", "マラソン 大会"),
    ("text", "会\x0b館", "会館"),
    ("kana", "ｷｭｳｹｲｼﾞｮ", "キュウケイジョ"),
    ("record_code", "Ｆ００１", "F001"),
    ("localgov_code", "11002", "011002"),
    ("date", "2024/4/19", DAY(2024, 4, 19)),
    ("date", "２０２４年４月１９日", DAY(2024, 4, 19)),
    ("date", "20240419", DAY(2024, 4, 19)),
    ("date", "令和6年4月19日", DAY(2024, 4, 19)),
    ("date", "R6.4.19", DAY(2024, 4, 19)),
    ("date", "令和元年5月1日", DAY(2019, 5, 1)),
    ("date", "2024/4/19 0:00", DAY(2024, 4, 19)),
    ("date", "2025年1月7日(火)", DAY(2025, 1, 7)),
    ("time", "0:00", TIME(0)),
    ("time", "９：３０", TIME(9, 30)),
    ("time", "9時30分", TIME(9, 30)),
    ("time", "午後1時", TIME(13)),
    ("time", "17:00:00", TIME(17)),
    ("integer", "1,300", 1300),
    ("people", "50人", 50),
    ("yen", "1,300円", 1300),
    ("yen", "無料", 0),
    ("yes_no", "可", True),
    ("yes_no", "なし", False),
    ("yes_no", "未確認", None),
    ("choice:event_status", "順延", "postponed"),
    ("choices:activity_field", "まちづくり；観光", ["03", "04"]),
    ("weekdays", "月～金曜日", ["月", "火", "水", "木", "金"]),
    ("weekdays", "土・日", ["土", "日"]),
    ("weekdays", "金～月", ["月", "金", "土", "日"]),
    ("postcode", "921-8834", "9218834"),
    ("postcode", "-", ""),
    ("phone", "０８３５－２２－０００１", "0835-22-0001"),
    ("phone", "―", ""),
    ("list", "中央、東町", "中央;東町"),
    ("recurrence", "RRULE:FREQ=DAILY;COUNT=2", "FREQ=DAILY;COUNT=2"),
    ("accessibility", "エレベーター有り;手すり有り", {"step_free": True}),
]
REFUSED = [
    ("date", "1月7日(火)", "date.no_year"),
    ("date", "10月中旬", "date"),
    ("date", "2021-07-下旬", "date"),
    ("date", "未定", "date"),
    ("date", "2024-02-30", "date.no_such_day"),
    ("date", "4/19", "date.no_year"),
    ("date", "45400", "date"),
    ("time", ":", "time"),
    ("time", "24:00", "time.range"),
    ("time", "17:00～", "time"),
    ("integer", "無し", "integer"),
    ("integer", "-5", "integer"),
    ("integer", "12.5", "integer"),
    ("latitude", "北緯35度", "degrees"),
    ("latitude", "343.208813", "degrees.range"),
    ("latitude", "nan", "degrees.range"),
    ("yes_no", "一部", "yes_no"),
    ("choice:event_status", "わからない", "choice"),
    ("codes:activity_field", "21", "code"),
    ("weekdays", "祝日", "weekdays"),
    ("postcode", "12345", "postcode"),
    ("phone", "なし", "phone"),
    ("corporate_number", "4.00E+12", "excel_number"),
    ("record_code", "1.2E+09", "excel_number"),
    ("house_number", "1月3日", "house_number.date"),
    ("house_number", "3-Jan", "house_number.date"),
    ("consents", "住所", "consents"),
    ("weekday_hours", "土曜は午後", "weekday_hours"),
    ("weekday_hours", "土 9:00-12:00;土 13:00-17:00", "weekday_hours.twice"),
    ("closed_days", "2027-01-03/2026-12-29", "closed_days.order"),
    ("dates", "毎週水曜", "date"),
    ("text", "\ue000田", "unreadable"),
    ("multiline", "会\ufffd館", "unreadable"),
]


@pytest.mark.parametrize(("name", "text", "value"), CLEAN)
def test_a_cell_in_its_canonical_form_is_read_and_written_back(
    name: str, text: str, value: Any
) -> None:
    parsed = formats.get(name).parse(text)
    assert parsed.value == value
    assert parsed.repairs == ()
    assert formats.get(name).write(value) == text.replace("\n", " ")


@pytest.mark.parametrize(("name", "text", "value"), REPAIRED)
def test_a_repair_is_stated_and_stays_repaired(name: str, text: str, value: Any) -> None:
    converter = formats.get(name)
    parsed = converter.parse(text)
    assert parsed.value == value
    assert len(parsed.repairs) == 1
    assert str(parsed.repairs[0])
    if not parsed.kept:
        again = converter.parse(converter.write(parsed.value))
        assert (again.value, again.repairs) == (parsed.value, ())


@pytest.mark.parametrize(("name", "text", "code"), REFUSED)
def test_a_cell_that_cannot_be_read_is_refused_with_its_reason(
    name: str, text: str, code: str
) -> None:
    with pytest.raises(CellError) as refusal:
        formats.get(name).parse(text)
    assert refusal.value.message.code == code
    assert str(refusal.value.message)


@pytest.mark.parametrize("name", sorted({name for name, *_rest in CLEAN}))
@pytest.mark.parametrize("text", ["", "  ", "\u3000", "\n"])
def test_an_empty_cell_is_the_empty_value(name: str, text: str) -> None:
    converter = formats.get(name)
    parsed = converter.parse(text)
    assert parsed.value == converter.empty
    assert parsed.repairs == ()
    assert converter.write(parsed.value) == ""


def test_a_lost_zero_is_not_put_back_where_the_check_digit_does_not_fit() -> None:
    assert formats.get("localgov_code").parse("11003").value == "11003"


def test_what_no_accessibility_question_holds_is_kept() -> None:
    parsed = formats.get("accessibility").parse("優先駐車場有；エレベーター無し;手すり有り")
    assert parsed.value == {"priority_parking": True}
    assert parsed.kept == "エレベーター無し;手すり有り"


def test_lines_that_our_own_file_joined_are_no_change() -> None:
    multiline = formats.get("multiline")
    assert multiline.same("一行目\n二行目", "一行目 二行目")
    assert not multiline.same("一行目 二行目", "一行目\n二行目")
    assert not multiline.same("一行目\n二行目", "別の文")


def test_an_unknown_format_is_no_format() -> None:
    with pytest.raises(KeyError):
        formats.get("colour")


@pytest.mark.parametrize(
    ("name", "prefecture", "municipality"),
    [
        ("神奈川県川崎市", "神奈川県", "川崎市"),
        ("東京都", "東京都", ""),
        ("あおぞら県ともに市", "あおぞら県", "ともに市"),
        ("山県市", "", "山県市"),
        ("岐阜県山県市", "岐阜県", "山県市"),
        ("京都府京都市", "京都府", "京都市"),
    ],
)
def test_the_local_governments_name_falls_into_two_columns(
    name: str, prefecture: str, municipality: str
) -> None:
    assert formats.get("prefecture_part").write(name) == prefecture
    assert formats.get("municipality_part").write(name) == municipality
