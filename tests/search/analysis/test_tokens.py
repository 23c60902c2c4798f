"""What becomes of text: a table of words that must meet, and of words that must not."""

from __future__ import annotations

import pytest

from search.analysis import ANALYSIS_VERSION, BREAK, analyse
from search.analysis.japanese import spelled_out
from search.analysis.normalise import normalise, normalise_with_offsets


def tokens(text: str, locale: str = "ja") -> list[str]:
    return [token.text for token in analyse(text, locale)]


@pytest.mark.parametrize(
    "ways",
    [
        ("申し込み", "申込", "申込み", "申し込む"),
        ("問い合わせ", "問合せ", "問い合せ"),
        ("取り組み", "取組", "取組み"),
        ("引っ越し", "引越し", "引越"),
        ("空き家", "空家"),
        ("締め切り", "締切", "〆切"),
        ("手引き", "手引", "てびき"),
        ("子ども", "こども", "子供"),
        ("障害者", "障がい者", "障碍者"),
        ("ボランティア", "ボランテイア", "ﾎﾞﾗﾝﾃｨｱ"),
        ("サーバー", "サーバ"),
        ("ヘルパー", "ヘルパ"),
        ("ごみ", "ゴミ"),
        ("NPO", "ＮＰＯ", "npo", "エヌピーオー"),
        ("AED", "エーイーディー"),
        ("Wi-Fi", "wifi", "ＷｉＦｉ", "ワイファイ"),
        ("e-mail", "email"),
        ("髙橋", "高橋"),
        ("渡邊", "渡邉", "渡辺"),
        ("齋藤", "斎藤", "斉藤"),
        ("宮﨑", "宮崎"),
        ("葛󠄀飾", "葛飾"),
        ("三十万円", "30万円", "300000円", "300,000円"),
        ("２０２４年度", "2024年度"),
        ("volunteers", "Volunteer", "volunteering"),
        ("café", "cafe"),
        ("まちづくり", "街づくり", "町づくり"),
        ("お知らせ", "知らせ", "お知らせします", "知らせる"),
        ("分かる", "分かります", "分からない"),
        ("新しい", "新しく", "新しかった"),
        ("合わせる", "合わせて"),
        ("動かす", "動かします"),
    ],
)
def test_ways_to_write_a_word_meet(ways: tuple[str, ...]) -> None:
    assert len({tuple(tokens(way)) for way in ways}) == 1, [tokens(way) for way in ways]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("会計", "審議会計画"),
        ("京都", "東京都"),
        ("国会", "全国会議"),
        ("本市", "熊本市"),
        ("人権", "個人権利"),
        ("バス", "バスケット"),
        ("行く", "行う"),
        ("a", "AED"),
        ("知る", "お知らせ"),
        ("シミ", "楽しみ"),
        ("新", "新しい"),
    ],
)
def test_what_only_looks_alike_does_not_meet(part: str, whole: str) -> None:
    assert f" {' '.join(tokens(part))} " not in f" {' '.join(tokens(whole))} "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("町内会の補助金を申請したい", ["町内", "会", "補助", "金", "申請"]),
        ("コミュニティバス", ["コミユニテイ", "バス"]),
        ("生ごみ", ["生", "ゴミ"]),
        ("雪まつり", ["雪祭"]),
        ("ゴミ袋", ["ゴミ", "袋"]),
        ("楽しみ", ["楽しみ"]),
        ("community center", ["communiti", "center"]),
        ("Clean-up of the River's bank", ["clean", "up", "of", "the", "river", "bank"]),
        ("開く。市民", ["開く", BREAK, "市民"]),
        ("市民!?\n\n協働", ["市民", BREAK, "協働"]),
        ("3.5km", ["3.5", "km"]),
        ("すること、あるもの", []),
        ("", []),
        ("  \n\n", []),
    ],
)
def test_text_becomes_these_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("시민활동", "ko", ["시민", "민활", "활동"]),
        ("시민활동", "ja", ["시민", "민활", "활동"]),
        ("市民活动 2024", "zh-hans", ["市民", "民活", "活动", "2024"]),
        ("水", "zh-hant", ["水"]),
        ("comunidades", "pt", ["comun"]),
        ("Überschwemmungen", "de", ["uberschwemm"]),
        ("tình nguyện viên", "vi", ["tinh", "nguyen", "vien"]),
    ],
)
def test_the_locale_chooses_how_text_is_read(text: str, locale: str, expected: list[str]) -> None:
    assert tokens(text, locale) == expected


@pytest.mark.parametrize(
    "text",
    [
        "髙橋さんの㈱ﾎﾞﾗﾝﾃｨｱ。Ｗｉ－Ｆｉ",
        "申し込み🙂は「窓口」へ",
        "Straße und Café, ﬁne",
        "か\u3099くせい",
        "ドコモ\u200bショップ",
        "한국어 ハングル",
    ],
)
def test_tokens_know_their_stretch_of_raw_text(text: str) -> None:
    for token in analyse(text, "ja"):
        if token.text == BREAK:
            continue
        stretch = text[token.begin : token.end]
        assert stretch.strip() == stretch
        assert [other.text for other in analyse(stretch, "ja")][:1] == [token.text]


def test_offsets_are_those_of_the_raw_text() -> None:
    normalised, offsets = normalise_with_offsets("ﾎﾞ㈱A")
    assert normalised == normalise("ﾎﾞ㈱A") == "ボ(株)a"
    assert offsets == [0, 2, 2, 2, 3, 4]


def test_a_text_longer_than_the_tokenizer_takes_is_read_whole() -> None:
    text = "市民活動センター" * 8_000 + "除雪"
    assert len(text.encode()) > 49_149
    assert tokens(text)[-1] == "除雪"
    assert len(tokens(text)) == 8_000 * 3 + 1


def test_a_token_holds_nothing_that_an_engine_would_split() -> None:
    text = "\"quoted\" NEAR/2 *star* a:b 'x' ■□ ①② 〒100-0001 ～ \0 \x1b ％ 😀 10:30 C++"
    for token in tokens(text):
        assert not set(token) & set(" \t\n\"'*:()\0-/+%")


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("ピーティーエー", "pta"),
        ("エスエヌエス", "sns"),
        ("エール", ""),
        ("オー", ""),
        ("ピー", ""),
    ],
)
def test_letters_spelled_in_katakana(surface: str, expected: str) -> None:
    assert spelled_out(surface) == expected


def test_the_version_names_rules_and_dictionary() -> None:
    rules, _, dictionary = ANALYSIS_VERSION.partition("-")
    assert rules.isdigit()
    assert dictionary.startswith("sudachi2026")
