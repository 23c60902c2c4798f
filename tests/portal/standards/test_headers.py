"""Headers as people spell them."""

import pytest

from portal.standards.headers import normalise


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("建物名等（方書）", "建物名等(方書)"),
        ("画像_ライセンス", "画像ライセンス"),
        ("名称＿カナ", "名称_カナ"),
        ("\ufeffＩＤ", "id"),
        (" 緯 度\n", "緯度"),
        ("連絡先FormURL", "連絡先ｆｏｒｍｕｒｌ"),
    ],
)
def test_spellings_of_one_header_fall_together(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(("one", "other"), [("_id", "ID"), ("開始日", "開始時間")])
def test_different_headers_stay_apart(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)
