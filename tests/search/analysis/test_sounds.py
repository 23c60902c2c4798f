"""However a word is written or romanised, it sounds the same; half of it begins the whole."""

from __future__ import annotations

import pytest

from search.analysis.readings import reading
from search.analysis.sounds import sound


@pytest.mark.parametrize(
    "ways",
    [
        ("市民", "しみん", "シミン", "ｼﾐﾝ", "simin", "shimin", "Shimin"),
        ("東京", "とうきょう", "トーキョー", "Tokyo", "Tōkyō", "toukyou"),
        ("助成金", "じょせいきん", "joseikin", "zyoseikin", "jyoseikin"),
        ("公民館", "こうみんかん", "kouminkan", "kōminkan", "kouminnkann"),
        ("抹茶", "まっちゃ", "matcha", "maccha", "mattya"),
        ("新聞", "しんぶん", "shimbun", "shinbun"),
        ("パーティー", "ぱーてぃー", "pa-ti-", "pāthī"),
        ("ファミリー", "ふぁみりー", "famiri-"),
        ("ジェンダー", "じぇんだー", "jendā"),
        ("ウェブ", "webu"),
        ("ヴァイオリン", "baiorin", "vaiorin"),
        ("鼻血", "はなぢ", "hanaji", "hanazi"),
    ],
)
def test_one_sound(ways: tuple[str, ...]) -> None:
    assert {way: reading(way) for way in ways} == dict.fromkeys(ways, reading(ways[-1]))
    assert reading(ways[0]).isascii()


@pytest.mark.parametrize(
    "word", ["shimin", "しみんかつどう", "chuugoku", "tsuzuki", "ぼらんてあ", "gakkō"]
)
def test_half_a_word_begins_it(word: str) -> None:
    whole = sound(word)
    for end in range(1, len(word)):
        assert whole.startswith(sound(word[:end])), word[:end]


def test_what_says_nothing_has_no_sound() -> None:
    assert sound("") == sound("、。 ！") == sound("漢字") == ""
    assert reading("市民かつ") == "siminkatu"
