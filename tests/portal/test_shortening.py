"""The beginning of a text."""

from __future__ import annotations

import pytest

from portal.shortening import shortened


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("short", "short"),
        ("two\nlines", "two lines"),
        ("We keep five springs clean", "We keep…"),
        ("We keep, springs clean all day", "We keep…"),
        ("Zusammenarbeit", "Zusammena…"),
        ("市民と市が協働して課題を解く", "市民と市が協働して…"),
        ("毎月 第2土曜日に川を歩きます", "毎月 第2土曜日に…"),
    ],
)
def test_a_word_is_left_out_whole(text: str, found: str) -> None:
    assert shortened(text, 10) == found
