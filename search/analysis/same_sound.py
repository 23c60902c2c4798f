"""Words of one sound that are written with several kanji, where kana does not say which is meant.

The dictionary leaves such kana as it is (ほる may be 掘る or 彫る). The pairs are among those of
「異字同訓」の漢字の使い分け例 (文化審議会国語分科会, 2014) and what town life adds to them.
"""

from __future__ import annotations

VERBS: dict[str, tuple[str, ...]] = {
    "うえる": ("植える",),
    "うつ": ("打つ", "撃つ"),
    "おくる": ("送る", "贈る"),
    "おす": ("押す", "推す"),
    "おどる": ("踊る", "躍る"),
    "おる": ("折る", "織る"),
    "かう": ("買う", "飼う"),
    "かく": ("書く", "描く"),
    "かる": ("刈る", "狩る"),
    "くむ": ("組む", "汲む"),
    "こす": ("越す", "超す"),
    "すく": ("漉く", "好く"),
    "たく": ("炊く", "焚く"),
    "つく": ("付く", "突く", "搗く", "着く"),
    "つくる": ("作る", "造る", "創る"),
    "つむ": ("摘む", "積む"),
    "とる": ("取る", "採る", "捕る", "撮る"),
    "はかる": ("計る", "測る", "量る", "図る"),
    "はく": ("掃く", "履く", "吐く"),
    "はる": ("張る", "貼る"),
    "ひく": ("引く", "弾く", "挽く"),
    "ふく": ("吹く", "拭く", "噴く"),
    "ほる": ("掘る", "彫る"),
    "まく": ("巻く", "蒔く", "撒く"),
    "むす": ("蒸す",),
    "もる": ("盛る", "漏る"),
    "やく": ("焼く",),
    "わく": ("沸く", "湧く"),
}
"""Verbs by sound."""

NOUNS = ("形型", "町街", "川河", "足脚", "船舟", "玉球", "油脂", "影陰")
"""Kanji of one sound that a compound may have in place of each other."""
