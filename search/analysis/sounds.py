"""How text sounds, in letters that do not depend on the way it was written or romanised.

しみん, シミン, simin and shimin are all ``simin``; とうきょう, Tokyo and Tōkyō are all ``tokyo``.
The letters follow 訓令式 without long vowels and doubled consonants, so that half a word is the
beginning of the whole word's letters, however far it has been typed.
"""

from __future__ import annotations

import re

from .normalise import normalise
from .words import fold_accents

_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの",
    "h": "はひふへほ", "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ",
    "d": "だ　　でど", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ", "w": "わゐ　ゑ　", "y": "や　ゆ　よ",
}  # fmt: skip
_KANA = {
    kana: consonant + vowel
    for consonant, row in _ROWS.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
} | {"ん": "n", "を": "o", "ぢ": "zi", "づ": "zu", "ゔ": "bu", "っ": "", "ー": ""}
_SMALL = {
    "ゃ": "ya", "ゅ": "yu", "ょ": "yo", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o",
    "ゎ": "wa", "ゕ": "ka", "ゖ": "ke",
}  # fmt: skip
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_ROMANISED = (
    (re.compile(r"tch"), "ch"),
    (re.compile(r"sh(?=[auo])"), "sy"),
    (re.compile(r"ch(?=[auo])"), "ty"),
    (re.compile(r"j(?=[auo])"), "zy"),
    (re.compile(r"sh"), "s"),
    (re.compile(r"ch|ts|th|c(?![aou])"), "t"),
    (re.compile(r"c"), "k"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"dz|j"), "z"),
    (re.compile(r"f"), "h"),
    (re.compile(r"v"), "b"),
    (re.compile(r"m(?=[bpm])"), "n"),
)
_LENGTH = (
    (re.compile(r"[^a-z0-9]"), ""),
    (re.compile(r"wo"), "o"),
    (re.compile(r"([a-z])\1+"), r"\1"),
    (re.compile(r"o[uo]+"), "o"),
)
_SOUNDED = re.compile(r"[\u3041-\u3096ーa-z0-9\s'’.・-]*")


def hiragana(text: str) -> str:
    """``text`` normalised, with every kana as hiragana."""
    return normalise(text).translate(_TO_HIRAGANA)


def is_sounded(text: str) -> bool:
    """Whether ``text`` (as ``hiragana`` gives it) says itself how it sounds: no kanji in it."""
    return bool(_SOUNDED.fullmatch(fold_accents(text)))


def sound(text: str) -> str:
    """The sound of kana and romaji in ``text``, as ASCII letters and digits; kanji say nothing."""
    return shortened(_spelled(hiragana(text)))


def shortened(letters: str) -> str:
    """Sounds side by side as one: no long vowel and no doubled consonant, also where they meet."""
    for pattern, replacement in _LENGTH:
        letters = pattern.sub(replacement, letters)
    return letters


def _spelled(text: str) -> str:
    """Every kana as letters, romaji in the same spelling, the rest as it is."""
    parts: list[str] = []
    for char in text:
        if char in _SMALL and parts and parts[-1]:
            parts[-1] = _blended(parts[-1], _SMALL[char])
        else:
            parts.append(_SMALL.get(char) or _KANA.get(char, char))
    letters = fold_accents("".join(parts))
    for pattern, replacement in _ROMANISED:
        letters = pattern.sub(replacement, letters)
    return letters


def _blended(before: str, small: str) -> str:
    """A kana with a small one after it: し＋ゃ → sya, て＋ぃ → ti, う＋ぇ → we."""
    return ("w" if before == "u" else before[:-1]) + small
