"""Marks what was found in the raw text, by the tokens that found it: the same for every engine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .analysis import Phrase
from .spans import unpack

EXCERPT_LENGTH = 140
"""Characters of an excerpt, about three lines."""

LONGEST_LOOK = 400_000
"""Characters of tokens that are looked through for an excerpt."""

_LOOK_BACK = 40
_SENTENCE_END = re.compile(r"[。！？!?\n]\s*")

_NOWHERE = r"(?!)"

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that was found (``marked``) or stands around what was found."""

    text: str
    marked: bool


class PhraseFinder:
    """Finds any of some phrases in token lists; made once a query, used for every hit."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        texts = {" ".join(phrase) for phrase in phrases if phrase}
        ways = "|".join(map(re.escape, sorted(texts, key=len, reverse=True)))
        self._pattern = re.compile(f" (?=({ways or _NOWHERE})(?![^ ]))")

    def ranges(self, tokens: str, packed_spans: bytes) -> list[Range]:
        """Where in the raw text the phrases stand, in order and not overlapping.

        Of phrases that begin at the same token the longest holds the others.
        """
        text = f" {tokens[:LONGEST_LOOK]}"
        found: list[Range] = []
        spans: Sequence[int] = ()
        first = position = 0
        for match in self._pattern.finditer(text):
            spans = spans or unpack(packed_spans)
            first += text.count(" ", position, match.start())
            position = match.start()
            last = first + match[1].count(" ")
            found.append((spans[2 * first], spans[2 * last + 1]))
        return _merged(found)


def marked(
    text: str, ranges: Iterable[Range], begin: int = 0, end: int | None = None
) -> list[Segment]:
    """``text[begin:end]`` in segments, those within ``ranges`` marked."""
    end = len(text) if end is None else end
    segments: list[Segment] = []
    position = begin
    for first, last in ranges:
        if last <= begin or first >= end:
            continue
        if first > position:
            segments.append(Segment(text[position:first], marked=False))
        segments.append(Segment(text[max(first, begin) : min(last, end)], marked=True))
        position = last
    if position < end:
        segments.append(Segment(text[position:end], marked=False))
    return segments


def excerpt(
    text: str,
    ranges: Sequence[Range],
    prose: int | None = None,
    length: int = EXCERPT_LENGTH,
    *,
    with_words: bool = True,
) -> list[Segment]:
    """The stretch of ``text`` where most was found, from the start of a sentence if one is near.

    Only the first ``prose`` characters are sentences (None: all are). What was found nowhere but in
    the words after them is shown behind the first sentences, unless ``with_words`` is False.
    """
    prose = len(text) if prose is None else prose
    in_prose = [found for found in ranges if found[0] < prose]
    begin = 0
    if prose > length:
        begin = _sentence_start(text, _densest(in_prose, length))
    end = min(begin + length, prose)
    segments = marked(text, in_prose, begin, end)
    if begin:
        segments.insert(0, Segment("…", marked=False))
    if end < prose:
        segments.append(Segment("…", marked=False))
    if with_words and ranges and not in_prose:
        segments += _line_of(text, ranges)
    return segments


def _line_of(text: str, ranges: Sequence[Range]) -> list[Segment]:
    """The line of words in which the first range stands."""
    first = ranges[0][0]
    begin = max(text.rfind("\n", 0, first) + 1, first - _LOOK_BACK)
    line_end = text.find("\n", first)
    end = min(len(text) if line_end < 0 else line_end, first + _LOOK_BACK)
    return [Segment(" … ", marked=False), *marked(text, ranges, begin, end)]


def _densest(ranges: Sequence[Range], length: int) -> int:
    """The beginning of the range after which most others follow within ``length`` characters."""
    best, most, last = 0, 0, 0
    for first, (begin, _end) in enumerate(ranges):
        last = max(last, first)
        while last < len(ranges) and ranges[last][1] <= begin + length - _LOOK_BACK:
            last += 1
        if last - first > most:
            best, most = begin, last - first
    return best


def _sentence_start(text: str, position: int) -> int:
    """Where to begin so that ``position`` is seen with what leads to it."""
    if position <= _LOOK_BACK:
        return 0
    ends = [match.end() for match in _SENTENCE_END.finditer(text, position - _LOOK_BACK, position)]
    return ends[-1] if ends else position - _LOOK_BACK // 2


def _merged(ranges: list[Range]) -> list[Range]:
    merged: list[Range] = []
    for begin, end in sorted(ranges):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged
