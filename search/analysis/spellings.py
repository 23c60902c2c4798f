"""Other spellings of a compound: with kana where it has kanji, and with kanji where it has kana.

Nearly all spellings of a word are one token. But what the dictionary knows as one word in one
spelling falls in two in another: 盆踊り and 盆＋おどり, 雪掻き and 雪＋かき. So words of a query
are read in their other spellings as well. The dictionary judges: kana must be how the part is read
in the whole, and kanji must make a noun that it knows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import permutations
from typing import NamedTuple

from sudachipy import Morpheme

from .japanese import dictionary, tokenizer
from .normalise import normalise
from .same_sound import NOUNS, VERBS

_NOUN = "名詞"
_KANJI, _HIRAGANA = r"[\u3005\u4e00-\u9fff]", r"[\u3041-\u3096]"
_MIX = re.compile(rf"{_KANJI}.*[\u3041-\u30fa]|[\u3041-\u30fa].*{_KANJI}")
_COMPOUND = re.compile(
    rf"(?P<noun>{_KANJI}+)(?P<verb>{_KANJI}{_HIRAGANA}+)|({_KANJI}{_HIRAGANA}+)({_KANJI}+)"
)
_KANA_LAST = re.compile(rf"({_KANJI}+)({_HIRAGANA}{{2,}})")
_KANA_FIRST = re.compile(rf"({_HIRAGANA}{{2,}})({_KANJI}+{_HIRAGANA}*)")
_WRITTEN = re.compile(rf"({_KANJI}+)({_HIRAGANA}*)")
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_VERB_ENDS = str.maketrans("いきぎしちにびみり", "うくぐすつぬぶむる")


class Spelling(NamedTuple):
    """A word, and the stretch of it that is a compound spelled in another way."""

    word: str
    begin: int
    end: int


def other_spellings(word: str) -> Iterator[Spelling]:
    """``word``, which has no spaces, each time with one compound spelled otherwise; normalised."""
    word = normalise(word)
    for noun in tokenizer().tokenize(word):
        if noun.part_of_speech()[0] == _NOUN:
            for spelling in _of_noun(noun):
                yield _replaced(word, noun.begin(), noun.end(), spelling)
    for match in (*_KANA_LAST.finditer(word), *_KANA_FIRST.finditer(word)):
        for spelling in _with_kanji(*match.groups()):
            yield _replaced(word, match.start(), match.end(), spelling)


def _replaced(word: str, begin: int, end: int, spelling: str) -> Spelling:
    return Spelling(word[:begin] + spelling + word[end:], begin, begin + len(spelling))


def _of_noun(noun: Morpheme) -> Iterator[str]:
    """Ways to write a noun that the dictionary knows whole."""
    surface, common, kana = noun.surface(), noun.normalized_form(), _kana(noun)
    if _MIX.search(surface):
        yield common
    for other in _with_others(surface, kana):
        if other != surface and common in _normalised(other):
            yield other
    for written in dict.fromkeys((surface, common)):
        yield from _with_kana(written, kana)


def _with_others(written: str, kana: str) -> Iterator[str]:
    """With another kanji of the same sound, and of two the first in kana: 雛形, ひな形, ひな型."""
    if _MIX.search(written):
        for kanji in NOUNS:
            for before, after in permutations(kanji, 2):
                yield written.replace(before, after)
    if re.fullmatch(f"{_KANJI}{{2}}", written):
        mixed = kana[: _cut(kana, written[1:])] + written[1:]
        yield mixed
        yield from _with_others(mixed, kana)


def _normalised(word: str) -> list[str]:
    return [known.normalized_form() for known in dictionary().lookup(word)]


def _with_kana(compound: str, kana: str) -> Iterator[str]:
    """A compound with one of its two parts in kana: 盆踊り → 盆おどり, 焚き火 → たき火."""
    match = _COMPOUND.fullmatch(compound)
    if not match:
        return
    head, tail = (part for part in match.groups() if part)
    cut = _cut(kana, tail)
    if cut and match["verb"]:
        yield head + kana[cut:]
    if (cut and not match["verb"]) or (cut > 1 and _is_written(kana[:cut])):
        yield kana[:cut] + tail


def _with_kanji(head: str, tail: str) -> Iterator[str]:
    """A compound with that of its two parts in kanji which is in kana: 盆おどり → 盆踊り."""
    for first in _in_kanji(head):
        for last in _in_kanji(tail):
            if _is_written(first + last):
                yield first + last


def _in_kanji(part: str) -> list[str]:
    """Ways to write ``part`` with kanji: as it is, or kana as a noun or the stem of a verb."""
    if _WRITTEN.match(part):
        return [part]
    verbs = (part[:-1] + part[-1].translate(_VERB_ENDS), part + "る")
    known = [known for word in (part, *verbs) for known in dictionary().lookup(word)]
    spelled = {_spelled(part, word.normalized_form(), word.dictionary_form()) for word in known}
    spelled |= {_spelled(part, verb, sound) for sound in verbs for verb in VERBS.get(sound, ())}
    return sorted(spelled - {""})


def _spelled(part: str, written: str, kana: str) -> str:
    """``part`` with the kanji of a word, which it may be a form of: ほり, 掘る, ほる → 掘り."""
    match = _WRITTEN.fullmatch(written)
    stem = kana.removesuffix(match[2]) if match else ""
    return match[1] + part.removeprefix(stem) if match and part.startswith(stem) else ""


def _is_written(word: str) -> bool:
    """Whether the dictionary has the common noun ``word``, and not only for another spelling."""
    return any(
        known.part_of_speech()[:2] == (_NOUN, "普通名詞")
        and bool(_WRITTEN.match(known.normalized_form())) == bool(_WRITTEN.match(word))
        for known in dictionary().lookup(word)
    )


def _kana(morpheme: Morpheme) -> str:
    return morpheme.reading_form().translate(_TO_HIRAGANA)


def _cut(kana: str, tail: str) -> int:
    """Where in the sound of a compound its part ``tail`` begins; 0 where it is not read so.

    The first sound of the part may be voiced in the compound.
    """
    sounds = {_unvoiced(_kana(known)) for known in dictionary().lookup(tail)}
    cuts = range(1, len(kana))
    return next((cut for cut in cuts if _unvoiced(kana[cut:]) in sounds), 0)


def _unvoiced(kana: str) -> str:
    return unicodedata.normalize("NFD", kana[0])[0] + kana[1:]
