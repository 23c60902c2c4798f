"""What people type becomes terms: words are wanted together, questions are taken apart."""

from __future__ import annotations

import random

import pytest

from search.analysis import analyse, analyse_query, loosen_query

LOCALES = ["ja", "en"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("除雪 ボランティア", ((("除雪",),), (("ボランテイア",),))),
        ("市民活動", ((("市民", "活動"),),)),
        ("除雪 除雪", ((("除雪",),),)),
        ("除雪。講座", ((("除雪",),), (("講座",),))),
        ("の", ()),
        ('" * ( ) - ""', ()),
        ("", ()),
        ("\0", ()),
    ],
)
def test_words_are_terms(text: str, expected: object) -> None:
    assert analyse_query(text, LOCALES) == expected


def test_a_word_may_be_read_in_several_languages() -> None:
    ((english, portuguese),) = analyse_query("comunidades", ["en", "pt"])
    assert english != portuguese


def test_a_question_is_taken_apart_at_its_particles() -> None:
    terms = {
        term: weight for (term,), weight in loosen_query("町内会の補助金を申請したい", LOCALES)
    }
    assert terms == {
        ("町内", "会"): 4,
        ("補助", "金"): 4,
        ("申請",): 4,
        ("町内",): 1,
        ("補助",): 1,
    }


def test_what_names_something_weighs_more_than_what_happens_to_it() -> None:
    terms = {term: weight for (term,), weight in loosen_query("講座に申し込みたい", LOCALES)}
    assert terms == {("講座",): 4, ("申込",): 2}


def test_english_questions_lose_what_only_joins_words() -> None:
    terms = [term for (term,), _ in loosen_query("How can I join the snow removal", LOCALES)]
    assert terms == [("join",), ("snow",), ("remov",)]


def test_a_query_has_a_limit() -> None:
    text = " ".join(f"語{number}" for number in range(5_000))
    assert len(analyse_query(text, LOCALES)) <= 24
    assert len(loosen_query(text, LOCALES)) <= 64
    assert analyse_query("あ" * 100_000, LOCALES) is not None


def test_any_characters_at_all_are_read() -> None:
    rnd = random.Random(7)
    for _ in range(200):
        text = "".join(
            chr(rnd.choice([rnd.randrange(0x110000), rnd.randrange(256)])) for _ in range(60)
        )
        analyse_query(text, [*LOCALES, "ko", "zh", "de"])
        loosen_query(text, LOCALES)


@pytest.mark.parametrize(
    "sentence",
    [
        "紙ひこうきを飛ばします。",
        "紙ひこうきは楽しい。",
        "紙ひこうき",
        "まち歩きの会",
        "まち歩き",
        "見守りを続ける",
        "見守り活動",
    ],
)
def test_a_word_is_found_however_its_neighbours_have_it_cut(sentence: str) -> None:
    word = next(word for word in ("紙ひこうき", "まち歩き", "見守り") if sentence.startswith(word))
    (term,) = analyse_query(word, ["ja"])
    tokens = tuple(token.text for token in analyse(sentence, "ja"))
    assert any(tokens[: len(phrase)] == phrase for phrase in term)


def test_a_word_that_is_always_cut_alike_has_one_reading() -> None:
    assert analyse_query("子ども食堂 町内会の補助金", ["ja", "en"]) == (
        (("子供", "食堂"),),
        (("町内", "会", "補助", "金"),),
    )


def test_a_name_is_never_taken_apart() -> None:
    assert analyse_query("高橋", ["ja"]) == ((("高橋",),),)
