"""One notation for one word in the demo's texts and the Japanese catalogues, as 公用文 has it.

The rules are those of 「公用文作成の考え方」 (2022) and of the cabinet's notices on kanji and
okurigana. Each pattern is wrong wherever it stands, so a finding is no matter of taste.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import polib
import pytest
from django.conf import settings

BASE = Path(settings.BASE_DIR)

NOUNS = {
    "取り組み": "取組",
    "打ち合わせ": "打合せ",
    "話し合い": "話合い",
    "申し込み": "申込み",
    "問い合わせ": "問合せ",
    "引き継ぎ": "引継ぎ",
    "締め切り": "締切り",
    "貸し出し": "貸出し",
    "受け付け": "受付",
    "書き換え": "書換え",
    "付き添い": "付添い",
}
"""Nouns that are shorter than the verbs they come from, which keep all their kana."""

AS_A_NOUN = "(?=[はがをの先]|フォーム)"

WORDS = {
    "買い物": "買物",
    "手引き": "手引",
    "手続き": "手続",
    "独り暮らし": "一人暮らし",
    "子供|こども": "子ども",
    "だれ(?=[がでもにかと])": "誰",
    "すべて": "全て",
    "(?<=[人族士員者体])どうし": "同士",
    "みなさん": "皆さん",
    "わか(?=ら|り|る|っ)": "分か",
    "生きもの": "生き物",
    "長ぐつ": "長靴",
    "ふだん": "普段",
    "呼びか(?=け)": "呼び掛",
    "声をか(?=け)": "声を掛",
    "身につ(?=け)": "身に付",
    "片づけ": "片付け",
    "(?<=[りけ])しだい": "次第",
    "(?<=た)あと(?=[、に])": "後",
    "出かけ": "出掛け",
    "おたずね": "お尋ね",
    "または": "又は",
    "下さい": "ください",
    "寄附": "寄付",
    "絞込み": "絞り込み",
    "取込み": "取り込み",
    "(?<=[0-9数])[ヶヵカケ箇](?=所|月)": "か",
    "することができ": "でき",
    "[0-9]時半": "時30分",
    "[〜~]": "～",
    "[０-９Ａ-Ｚａ-ｚ]": "半角",
}
"""What was decided against, and what is written instead."""

DECIDED = {noun + AS_A_NOUN: short for noun, short in NOUNS.items()} | WORDS

TEXT_ONLY = re.compile(r"\]\([^)]*\)|drawing:[a-z-]+|%\([a-z_]+\)[sd]|<[^>]*>")
"""Addresses, names of drawings, placeholders and tags, which no rule speaks of."""

STANDARD_COLUMNS = {"活動分野", "所在地_連結表記", "名称_カナ", "イベント名_カナ", "説明_英語"}


def fixture_texts() -> Iterator[tuple[str, str]]:
    """Where, and what: each page, and each row of the demo's tables without its column names."""
    root = BASE / "fixtures"
    for path in sorted((root / "pages" / "ja").rglob("*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield f"{path.relative_to(root)}:{number}", line
    for path in sorted(root.rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), 2):
                cells = (row[name] for name in row if name not in STANDARD_COLUMNS)
                yield f"{path.relative_to(root)}:{number}", "\n".join(map(str, cells))


def catalogue_texts() -> Iterator[tuple[str, str]]:
    """Every Japanese message of the interface and of the desk, by its English one."""
    folders = ("cms/locale", "portal/locale", "search/locale", "cms/desk_locale")
    for path in sorted(found for folder in folders for found in (BASE / folder).rglob("*.po")):
        for entry in polib.pofile(str(path)):
            for text in (entry.msgstr, *entry.msgstr_plural.values()):
                yield f"{path.relative_to(BASE)}: {entry.msgid[:60]}", text


def decided_against(text: str) -> list[str]:
    """What ``text`` writes in a way that was decided against, with what is written instead."""
    plain = TEXT_ONLY.sub(" ", text)
    return [
        f"{found[0]} → {instead}"
        for pattern, instead in DECIDED.items()
        for found in re.finditer(pattern, plain)
    ]


@pytest.mark.parametrize("texts", [fixture_texts, catalogue_texts])
def test_a_word_is_written_in_one_way(texts: Callable[[], Iterator[tuple[str, str]]]) -> None:
    assert {where: found for where, text in texts() if (found := decided_against(text))} == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("買い物の手伝い", ["買い物 → 買物"]),
        ("申し込みは電話で、問い合わせ先へ", ["申し込み → 申込み", "問い合わせ → 問合せ"]),
        ("電話で申し込み、窓口へお問い合わせください。", []),
        ("一緒に取り組みたい人と取り組みます", []),
        ("[話合い](/買い物/)だれでも", ["だれ → 誰"]),
    ],
)
def test_nouns_are_told_from_verbs(text: str, found: list[str]) -> None:
    assert decided_against(text) == found
