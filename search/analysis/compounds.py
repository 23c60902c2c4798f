"""Compounds that the tokenizer leaves whole though people search for their parts."""

from __future__ import annotations

import re
import unicodedata
from itertools import product

from sudachipy import Dictionary

_KATAKANA = re.compile(r"[\u30a1-\u30ff]{5,}")
_RUNS = re.compile(r"[\u3005\u3400-\u9fff]+|[\u3041-\u309f]+|[\u30a0-\u30ff]+")
_KANA = re.compile(r"[\u3041-\u30ff]{2,}")
_SHORTEST = 2
_VOICED = "\u3099\u309a"


def parts(dictionary: Dictionary, surface: str) -> tuple[str, ...]:
    """The words that ``surface`` is made of, in order; itself alone where it is no compound.

    Two kinds are taken apart. Katakana that the dictionary does not know, where it knows both
    halves (コミュニティ＋バス). And a mix of kanji and kana, each run of it a noun, whose kana is a
    word that has no kanji (ゴミ＋袋, but not 雪＋まつり, which is 雪祭り as well). The whole must
    be read as its runs are: 楽しみ is no 楽＋しみ.
    """
    if _KATAKANA.fullmatch(surface):
        known = len(dictionary.lookup(surface)) > 0
        return (surface,) if known else _halves(dictionary, surface)
    runs = tuple(_RUNS.findall(surface))
    if len(runs) > 1 and "".join(runs) == surface and _is_mix(dictionary, runs):
        return runs if _is_read_as(dictionary, surface, runs) else (surface,)
    return (surface,)


def _halves(dictionary: Dictionary, surface: str) -> tuple[str, ...]:
    """Two known nouns, the longer one first where there is a choice."""
    for cut in range(len(surface) - _SHORTEST, _SHORTEST - 1, -1):
        head, tail = surface[:cut], surface[cut:]
        if _noun_forms(dictionary, head) and _noun_forms(dictionary, tail):
            return head, tail
    return (surface,)


def _is_mix(dictionary: Dictionary, runs: tuple[str, ...]) -> bool:
    """Whether every run is a noun, kanji and kana both among them, the kana never kanji."""
    if all(_KANA.fullmatch(run) for run in runs):
        return False
    for run in runs:
        forms = _noun_forms(dictionary, run)
        if not forms:
            return False
        if "\u3041" <= run[0] <= "\u30ff" and not all(_KANA.fullmatch(form) for form in forms):
            return False
    return True


def _is_read_as(dictionary: Dictionary, surface: str, runs: tuple[str, ...]) -> bool:
    """Whether the sound of ``surface`` is that of its ``runs``, whose first ones may be voiced."""
    readings = {_unvoiced(word.reading_form()) for word in dictionary.lookup(surface)}
    sounds = ({_unvoiced(word.reading_form()) for word in dictionary.lookup(run)} for run in runs)
    return any("".join(sound) in readings for sound in product(*sounds))


def _unvoiced(kana: str) -> str:
    """``kana`` without the marks that make a sound a voiced one: ぶくろ, ふくろ."""
    return "".join(char for char in unicodedata.normalize("NFD", kana) if char not in _VOICED)


def _noun_forms(dictionary: Dictionary, word: str) -> list[str]:
    """Normalised forms of the common nouns written ``word``."""
    return [
        morpheme.normalized_form()
        for morpheme in dictionary.lookup(word)
        if morpheme.part_of_speech()[:2] == ("名詞", "普通名詞")
    ]
