"""One form for characters that people hold to be the same, with the way back to the raw text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .variants import COMMON_FORMS

_COMBINING = r"\u0300-\u036f\u3099\u309a\uff9e\uff9f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_PLAIN = r"\u3001-\u300d\u3041-\u3096\u30a1-\u30fe\u3400-\u4dbf\u4e00-\u9fffa-z0-9"
_CLUSTER = re.compile(
    rf"([{_PLAIN}]+(?![{_COMBINING}]))"  # one to one, but for the folds
    r"|([\u1100-\u11ff]+"  # conjoining jamo, which compose across letters
    rf"|.[{_COMBINING}]*)",
    re.DOTALL,
)
_INVISIBLE = dict.fromkeys(
    [0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]
)
_NO_TEXT = [*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)]  # controls, half characters
_CONTROLS = {code: " " for code in _NO_TEXT if chr(code) != "\n"}
_FOLDS = str.maketrans(COMMON_FORMS) | _INVISIBLE | _CONTROLS


def normalise(text: str) -> str:
    """NFKC, case folded, variant kanji in their common form, controls blank, invisibles gone."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_FOLDS)


@lru_cache(maxsize=8192)
def _normalise_cluster(cluster: str) -> str:
    return normalise(cluster)


def normalise_with_offsets(text: str) -> tuple[str, list[int]]:
    """``normalise(text)`` and, for each of its characters, where in ``text`` it comes from.

    The list has one entry more than the normalised text has characters: the end. A character
    that becomes several (㈱ → (株)) gives each of them its own place.
    """
    parts: list[str] = []
    offsets: list[int] = []
    position = 0
    for plain, cluster in _CLUSTER.findall(text):
        if plain:
            parts.append(plain.translate(_FOLDS))
            offsets.extend(range(position, position + len(plain)))
            position += len(plain)
        else:
            part = _normalise_cluster(cluster)
            parts.append(part)
            offsets.extend([position] * len(part))
            position += len(cluster)
    offsets.append(position)
    return "".join(parts), offsets
