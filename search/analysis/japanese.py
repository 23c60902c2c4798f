"""Japanese words: Sudachi's normalised forms, folded until every way to write one is the same."""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from itertools import zip_longest

from sudachipy import Dictionary, Morpheme, SplitMode, Tokenizer

from .compounds import parts
from .variants import SAME_IN_NAMES
from .words import WORD, word_tokens

LONGEST_CALL = 12_000
"""Characters a call may have: the tokenizer takes 49,149 bytes, and a character has up to four."""

_DROPPED = frozenset({"助詞", "助動詞", "補助記号", "空白"})
_NOT_NAMING = frozenset({"動詞", "形容詞", "副詞", "代名詞", "連体詞", "接続詞", "感動詞"})
_LIGHT_WORDS = frozenset(
    {"為る", "有る", "在る", "或る", "居る", "成る", "出来る", "下さる", "頂く", "致す", "御座る",
     "こと", "事", "もの", "物", "ため", "為", "等", "など", "よう", "様", "其の", "此の", "御"}
)  # fmt: skip
_CAUSATIVES = frozenset({"せる", "させる"})
_KANJI = re.compile(r"[\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_HIRAGANA = re.compile(r"[\u3041-\u3096]")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30ff]+")
_TO_KATAKANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
_SMALL_TO_LARGE = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")
_LETTER_NAMES = {
    "エー": "a", "エイ": "a", "ビー": "b", "シー": "c", "ディー": "d", "デー": "d", "イー": "e",
    "エフ": "f", "ジー": "g", "エッチ": "h", "エイチ": "h", "アイ": "i", "ジェー": "j",
    "ジェイ": "j", "ケー": "k", "ケイ": "k", "エル": "l", "エム": "m", "エヌ": "n", "オー": "o",
    "ピー": "p", "キュー": "q", "アール": "r", "エス": "s", "ティー": "t", "ユー": "u",
    "ブイ": "v", "ダブリュー": "w", "エックス": "x", "ワイ": "y", "ゼット": "z",
}  # fmt: skip
_LETTER_NAME = re.compile("|".join(sorted(_LETTER_NAMES, key=len, reverse=True)))
_SPELLED_OUT = re.compile(f"(?:{_LETTER_NAME.pattern}){{2,}}")
_local = threading.local()


def japanese_tokens(text: str, offset: int = 0) -> list[tuple[str, int, int, bool]]:
    """Tokens of normalised Japanese ``text``: (token, begin, end, names something?).

    Nouns name what a text is about; verbs, pronouns and adverbs only say what happens to it.
    ``text`` has at most ``LONGEST_CALL`` characters and stands at ``offset`` of a longer one.
    """
    found: list[tuple[str, int, int, bool]] = []
    morphemes = list(tokenizer().tokenize(text))
    kinds: dict[int, bool | None] = _local.kinds
    for morpheme, following in zip_longest(morphemes, morphemes[1:]):
        kind = morpheme.part_of_speech_id()
        if kind not in kinds:
            kinds[kind] = _names_something(morpheme)
        names = kinds[kind]
        if names is None:
            continue
        begin, form, ending = offset + morpheme.begin(), morpheme.normalized_form(), 0
        if not names and form not in _LIGHT_WORDS and _is_causative(following):
            form = morpheme.surface() + following.normalized_form().removesuffix("る")
            ending = len(following.surface())
        for token, first, last in _words(morpheme.surface(), form, names):
            found.append((token, begin + first, begin + last + ending, names))
    return found


def _is_causative(morpheme: Morpheme | None) -> bool:
    """Whether it is the ending that makes another verb of a verb: 知ら＋せ is not 知る."""
    return morpheme is not None and morpheme.normalized_form() in _CAUSATIVES


@lru_cache(maxsize=65_536)
def _words(surface: str, form: str, names: bool) -> tuple[tuple[str, int, int], ...]:
    """Tokens of one morpheme with their place in it; a noun has one for each of its parts."""
    words = parts(dictionary(), surface) if names else (surface,)
    if len(words) == 1:
        return tuple((token, 0, len(surface)) for token in _token_forms(surface, form))
    found, begin = [], 0
    for word in words:
        found += [(token, begin, begin + len(word)) for token in _token_forms(word, word)]
        begin += len(word)
    return tuple(found)


def _names_something(morpheme: Morpheme) -> bool | None:
    """Whether its part of speech names something; None for those that say nothing at all."""
    major = morpheme.part_of_speech()[0]
    return None if major in _DROPPED else major not in _NOT_NAMING


def _token_forms(surface: str, form: str) -> tuple[str, ...]:
    """The tokens of one word: none for what says nothing, seldom more than one."""
    if form in _LIGHT_WORDS:
        return ()
    if surface.isascii():
        form = form if surface[:1].isdigit() else surface
    form = form.casefold()
    spelled = spelled_out(surface)
    if spelled:
        return (spelled,)
    if WORD.search(form):
        return tuple(token for word in WORD.findall(form) for token in word_tokens(word, "en"))
    token = fold(form)
    return (token,) if token else ()


def spelled_out(surface: str) -> str:
    """The abbreviation that katakana letter names spell (エヌピーオー → npo); else empty."""
    if not _SPELLED_OUT.fullmatch(surface):
        return ""
    return "".join(_LETTER_NAMES[name] for name in _LETTER_NAME.findall(surface))


def fold(form: str) -> str:
    """What remains of a normalised form when only its sense is kept.

    With two kanji or more, okurigana goes (申し込み → 申込); with one it stays, or 行く and 行う
    would meet. Kana alone becomes large katakana without a long mark at its end.
    """
    if len(_KANJI.findall(form)) > 1:
        form = _HIRAGANA.sub("", form)
    elif _KANA.fullmatch(form):
        form = form.translate(_TO_KATAKANA).translate(_SMALL_TO_LARGE)
        form = form.rstrip("ー") or form
    form = form.translate(SAME_IN_NAMES)
    return "".join(char for char in form if char.isalnum() or char in "ー々.")


def tokenizer() -> Tokenizer:
    """This thread's tokenizer: Sudachi's are not shared between threads, its dictionary is."""
    if not hasattr(_local, "tokenizer"):
        _local.tokenizer = dictionary().tokenizer(mode=SplitMode.B)
        _local.kinds = {}
    return _local.tokenizer


_dictionary_lock = threading.Lock()
_dictionaries: list[Dictionary] = []


def dictionary() -> Dictionary:
    """The one dictionary of this process."""
    with _dictionary_lock:
        if not _dictionaries:
            _dictionaries.append(Dictionary(dict="small"))
        return _dictionaries[0]
