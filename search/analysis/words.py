"""Words of scripts that write spaces: accents folded, stemmed by the language's own rules."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from typing import Any

import snowballstemmer

IDEOGRAPHIC = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u303b"
    r"\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
"""Kana and kanji, as the inside of a character class."""

HANGUL = r"\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
"""Hangul, as the inside of a character class."""

_LETTER = rf"[^\W\d_{IDEOGRAPHIC}{HANGUL}]"
WORD = re.compile(rf"{_LETTER}(?:{_LETTER}|\d|[\u0300-\u036f]|(?<=\w)['’-](?={_LETTER}))*")
"""A word that begins with a letter of an alphabet; may hold digits, apostrophes and hyphens."""

_SHORTEST_STEM = 3
"""Letters that must remain: what looks like an ending may be most of an abbreviation (AED)."""

_SHORT_PREFIX = re.compile(r"^(\w{1,2})-(?=\w)")
_POSSESSIVE = re.compile(r"['’]s?$|['’]")
_LANGUAGES = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_local = threading.local()


def word_tokens(word: str, locale: str) -> list[str]:
    """Tokens of one word (normalised, as ``WORD`` finds it) in a text of ``locale``.

    ``wi-fi`` and ``e-mail`` are written with and without their hyphen and become one token;
    longer parts (``clean-up``) stand on their own, as they do when they are written apart.
    """
    joined = _SHORT_PREFIX.sub(r"\1", word)
    return [_stem(_POSSESSIVE.sub("", part), locale) for part in joined.split("-") if part]


@lru_cache(maxsize=32_768)
def _stem(word: str, locale: str) -> str:
    """The stem of ``word``, accents folded; English where the language has no stemmer of its own.

    English words stand in texts of every language; where the text is Japanese, all of them are
    taken for English.
    """
    folded = fold_accents(word)
    language = _LANGUAGES.get(locale.split("-")[0], "english")
    if folded.isascii() or language != "english":
        stem = fold_accents(_stemmer(language).stemWord(word))
        return stem if len(stem) >= _SHORTEST_STEM else folded
    return folded


def fold_accents(word: str) -> str:
    """``word`` without diacritics: é → e, ř → r, ß stays what case folding made of it (ss)."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    return unicodedata.normalize(
        "NFC", "".join(char for char in decomposed if not unicodedata.combining(char))
    )


def _stemmer(language: str) -> Any:
    """This thread's stemmer: Snowball stemmers keep the word they work on."""
    stemmers = _local.__dict__.setdefault("stemmers", {})
    if language not in stemmers:
        stemmers[language] = snowballstemmer.stemmer(language)
    return stemmers[language]
