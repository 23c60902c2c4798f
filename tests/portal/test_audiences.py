"""For whom: what editors write in their own words, in the words that search offers."""

from __future__ import annotations

import pytest

from portal.audiences import audiences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("どなたでも", ("everyone",)),
        ("小学生以上", ("children", "adults")),
        ("0歳と1歳の子どもと家族", ("infants", "children", "parents")),
        ("65歳以上の方", ("adults", "seniors")),
        ("高校生と保護者", ("teenagers", "parents")),
        ("10歳から15歳", ("children", "teenagers")),
        ("障がいのある方", ("disabled",)),
        ("日本語を学ぶ外国人の方", ("foreigners",)),
        ("", ()),
        ("会員", ()),
    ],
)
def test_words_of_editors_become_audiences(text: str, expected: tuple[str, ...]) -> None:
    assert audiences(text) == expected
