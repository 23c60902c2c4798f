"""A slip of one letter, another kanji of the same sound, romaji: the word that was meant."""

from __future__ import annotations

from typing import Any

import pytest

from search.query import Query, search
from search.suggesting.meant import meant


@pytest.fixture(autouse=True)
def _city(write: Any) -> None:
    for number in (1, 2):
        write(f"groups:G{number}", f"会{number}", "市民活動の保険と防災訓練、ボランティア。")
    write("facilities:F1", "ともにホール", "会議室です。", kind="facility")


def texts(text: str) -> list[str]:
    results = search(Query(text, language="ja"))
    return [one.text for one in meant(text, "ja", results.how_many)]


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("市眠", "市民"),
        ("保健", "保険"),
        ("shimin", "市民"),
        ("しみん", "市民"),
        ("bosaikunren", "防災訓練"),
        ("bousaikunrem", "防災訓練"),
        ("ボランチィア", "ボランティア"),
        ("ボラティア", "ボランティア"),
        ("ボランィテア", "ボランティア"),
        ("ともりホール", "ともにホール"),
        ("防災訓錬", "防災訓練"),
    ],
)
def test_one_slip(typed: str, word: str) -> None:
    assert word in texts(typed)


def test_only_the_wrong_word_is_replaced() -> None:
    assert texts("防災 保健")[0] == "防災 保険"


def test_nothing_is_offered_that_finds_nothing_or_is_far_off() -> None:
    assert texts("会議質 市民") == []
    assert texts("自転車") == []
    assert texts("x") == []
    assert texts("") == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [("ボランテ", ["ボランティア"]), ("bosaiku", ["防災訓練"]), ("防災 ほけ", ["防災 保険"])],
)
def test_half_a_word_is_finished(typed: str, words: list[str]) -> None:
    assert texts(typed) == words


def test_a_word_is_offered_once_however_its_letters_are_cased(write: Any) -> None:
    for number in (1, 2):
        write(f"pages:{number}", "Drills", "Disaster drills. After a disaster, ask.", locale="en")
    results = search(Query("disas", language="en"))
    offered = [one.text for one in meant("disas", "en", results.how_many)]
    assert [text.casefold() for text in offered] == ["disaster"]


def test_a_word_that_finds_something_is_finished_as_it_is() -> None:
    assert "防災訓練" not in texts("防災")
