"""Marks stand where the raw text says it, whatever the tokens look like."""

from __future__ import annotations

from search.analysis import analyse
from search.highlight import PhraseFinder, Segment, excerpt, marked
from search.spans import pack, unpack


def ranges(text: str, *phrases: str) -> list[tuple[int, int]]:
    tokens = analyse(text, "ja")
    finder = PhraseFinder(tuple(phrase.split()) for phrase in phrases)
    return finder.ranges(" ".join(token.text for token in tokens), pack(tokens))


def show(segments: list[Segment]) -> str:
    return "".join(f"[{s.text}]" if s.marked else s.text for s in segments)


def test_a_phrase_is_marked_with_what_stands_between_its_tokens() -> None:
    text = "町内会の補助金です"
    assert show(marked(text, ranges(text, "会 補助 金"))) == "町内[会の補助金]です"


def test_half_width_and_variant_letters_are_marked_as_they_stand() -> None:
    text = "㈱髙橋のﾎﾞﾗﾝﾃｨｱ"
    assert show(marked(text, ranges(text, "高橋", "ボランテイア"))) == "㈱[髙橋]の[ﾎﾞﾗﾝﾃｨｱ]"


def test_marks_that_meet_become_one() -> None:
    text = "除雪ボランティア"
    assert ranges(text, "除雪", "ボランテイア") == [(0, 8)]
    assert ranges("除雪ボランティア講座", "除雪 ボランテイア 講座", "ボランテイア") == [(0, 10)]


def test_of_phrases_that_begin_together_the_longest_is_marked() -> None:
    assert ranges("除雪ボランティア", "除雪", "除雪 ボランテイア") == [(0, 8)]


def test_a_phrase_is_whole_tokens() -> None:
    assert ranges("除雪ボランティア", "ボラン") == []


def test_a_part_of_a_text_has_its_part_of_the_marks() -> None:
    assert show(marked("あいうえお", [(0, 2), (3, 5)], 1, 4)) == "[い]う[え]"
    assert show(marked("あいうえお", [(0, 1), (2, 3), (4, 5)], 1, 4)) == "い[う]え"


def test_nothing_is_marked_where_nothing_was_found() -> None:
    assert ranges("除雪", "清掃") == []
    assert marked("除雪", []) == [Segment("除雪", marked=False)]
    assert ranges("", "清掃") == []


def test_a_short_text_is_its_own_excerpt() -> None:
    text = "除雪を手伝います。"
    assert show(excerpt(text, ranges(text, "除雪"))) == "[除雪]を手伝います。"
    assert excerpt("", []) == []


def test_an_excerpt_begins_with_the_sentence_where_most_was_found() -> None:
    text = "はじめの文です。" * 40 + "次に除雪の話です。除雪を除雪する。" + "終わりの文です。" * 40
    shown = show(excerpt(text, ranges(text, "除雪")))
    assert "次に[除雪]の話です。[除雪]を[除雪]する。" in shown
    assert shown.startswith("…次に")
    assert shown.endswith("…")
    assert len(shown) < 160


def test_of_two_places_alike_an_excerpt_shows_the_first() -> None:
    text = "短い文です。除雪一。" + "間の文です。" * 60 + "除雪二。" + "終わりの文です。" * 40
    shown = show(excerpt(text, ranges(text, "除雪")))
    assert shown.startswith("短い文です。[除雪]一。"), "what leads to it fits before it"


def test_words_behind_the_prose_are_shown_only_where_nothing_else_was_found() -> None:
    text = "話です。\n講座、除雪、清掃\n次の行"
    found = ranges(text, "除雪")
    assert show(excerpt(text, found, prose=4)) == "話です。 … 講座、[除雪]、清掃"
    assert show(excerpt(text, found, prose=4, with_words=False)) == "話です。"
    assert show(excerpt("次の行\n除雪", [(4, 6)], prose=3)) == "次の行 … [除雪]"
    assert show(excerpt("講座、除雪", [(3, 5)], prose=0)) == " … 講座、[除雪]"
    assert excerpt("講座、除雪", [], prose=0) == [], "words alone tell nothing"
    assert show(excerpt("除雪です。\n除雪講座", [(0, 2), (6, 8)], prose=5)) == "[除雪]です。"


def test_an_excerpt_without_finds_is_the_beginning() -> None:
    shown = show(excerpt("あ" * 500, []))
    assert shown == "あ" * 140 + "…"


def test_spans_are_kept_small_and_whole() -> None:
    tokens = analyse("除雪ボランティア講座", "ja")
    packed = pack(tokens)
    assert len(packed) == 8 * len(tokens)
    assert list(unpack(packed)) == [n for token in tokens for n in (token.begin, token.end)]
