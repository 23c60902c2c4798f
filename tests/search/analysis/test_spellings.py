"""A compound is found in every spelling, also where the tokenizer cuts one of them in two."""

from __future__ import annotations

from itertools import permutations

import pytest

from search.analysis import Phrase, analyse, analyse_query, loosen_query
from search.analysis.spellings import other_spellings

SAME = [
    ("雪掻き", "雪かき"),
    ("草取り", "草とり"),
    ("雪下ろし", "雪おろし"),
    ("盆踊り", "盆おどり"),
    ("虫捕り", "虫取り", "虫とり"),
    ("豆撒き", "豆まき"),
    ("水遣り", "水やり"),
    ("焚き火", "たき火", "焚火"),
    ("凧揚げ", "凧あげ"),
    ("子育て", "子そだて"),
    ("村起こし", "村おこし"),
    ("雪掻きの手伝い", "雪かきの手伝い"),
    ("除雪・雪掻き", "除雪・雪かき"),
    ("芋掘り", "芋ほり"),
    ("茶摘み体験", "茶つみ体験"),
    ("ひな形", "ひな型", "雛形"),
    ("盆踊り大会", "盆おどり大会"),
]


def tokens(text: str) -> Phrase:
    return tuple(token.text for token in analyse(text, "ja"))


@pytest.mark.parametrize(
    ("typed", "written"), [pair for same in SAME for pair in permutations(same, 2)]
)
def test_a_compound_is_found_in_its_other_spelling(typed: str, written: str) -> None:
    assert tokens(written) in {phrase for term in analyse_query(typed, ["ja"]) for phrase in term}


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("草取り", "臭い取り"),
        ("町あるき", "町"),
        ("買い物", "買う"),
        ("手作り", "手"),
        ("雪", "行き"),
        ("芋ほり", "芋彫り"),
        ("ひな形", "形"),
        ("町内会", "街内会"),
    ],
)
def test_nothing_is_lost_and_nothing_that_only_sounds_alike_is_found(
    typed: str, written: str
) -> None:
    ways = {phrase for term in analyse_query(typed, ["ja"]) for phrase in term} - {tokens(typed)}
    assert tokens(written) not in ways


@pytest.mark.parametrize(
    "word", ["市民活動", "センター", "除雪", "ゆき", "park", "１２３", "", "の"]
)
def test_other_words_have_no_other_spelling(word: str) -> None:
    assert list(other_spellings(word)) == []


def test_a_question_asks_in_every_spelling() -> None:
    phrases = {phrase for (phrase,), _ in loosen_query("雪掻きを手伝ってほしい", ["ja"])}
    assert {("雪掻",), ("雪", "カキ")} <= phrases


def test_a_long_sentence_is_not_read_in_hundreds_of_ways() -> None:
    (term,) = analyse_query("雪かきと盆おどりと豆まきと" * 25, ["ja"])
    assert len(term) <= 1 + 5 + 8
