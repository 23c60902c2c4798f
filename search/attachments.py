"""Files that hang on a page: their text finds the page, and the hit names the file.

The text of all of them follows the entry's own text, so that one analysis and one engine document
hold both. What stands where is kept beside it as JSON (``Kept``), one object a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, TypedDict

from .highlight import Range, Segment, excerpt

LONGEST = 200_000
"""Characters of all files of one entry that are searched: some 150 printed pages."""

EXCERPT_LENGTH = 80


class Part(NamedTuple):
    """A stretch of a file's text; ``page`` counts from 1, or is None where there are no pages."""

    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file: its ``type`` is its ending (``PDF``), its ``size`` is in bytes if that is known."""

    title: str
    url: str
    type: str
    size: int | None
    parts: tuple[Part, ...] = ()


class Kept(TypedDict):
    """What an entry keeps of a file: where each of its parts begins in the text, and its page."""

    title: str
    url: str
    type: str
    size: int | None
    begins: list[int]
    pages: list[int | None]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """The file in which something was found that the page itself does not say."""

    title: str
    url: str
    type: str
    size: int | None
    page: int | None
    excerpt: list[Segment]


def lay_out(attachments: Sequence[Attachment], begin: int) -> tuple[str, list[Kept]]:
    """The text of all files, and where it stands when the text begins at ``begin``.

    A file's title comes first; of a text that is too long the rest is left out.
    """
    texts: list[str] = []
    kept: list[Kept] = []
    end = begin + LONGEST
    for one in attachments:
        file = Kept(title=one.title, url=one.url, type=one.type, size=one.size, begins=[], pages=[])
        for part in (Part(one.title), *one.parts):
            text = part.text[: max(end - begin, 0)]
            if text:
                file["begins"].append(begin)
                file["pages"].append(part.page)
                texts.append(text)
                begin += len(text) + 1
        if file["begins"]:
            kept.append(file)
    return "\n".join(texts), kept


def beginning(kept: Sequence[Kept], text: str) -> int:
    """Where the entry's own text ends and that of its files begins."""
    return kept[0]["begins"][0] if kept else len(text)


def found_file(
    kept: Sequence[Kept], text: str, in_title: set[str], ranges: Sequence[Range]
) -> FoundFile | None:
    """The first file with something found that neither title (``in_title``) nor page says."""
    begin = beginning(kept, text)
    said = in_title | set(words(text, (found for found in ranges if found[0] < begin)))
    new = [
        found for found in ranges if found[0] >= begin and not said.issuperset(words(text, [found]))
    ]
    if not new:
        return None
    first = new[0][0]
    file, part, page, end = next(
        place for place in reversed(list(_places(kept, len(text)))) if place[1] <= first
    )
    return FoundFile(
        title=file["title"],
        url=f"{file['url']}#page={page}" if page else file["url"],
        type=file["type"],
        size=file["size"],
        page=page,
        excerpt=_excerpt(text[part:end], part, ranges),
    )


def words(text: str, ranges: Iterator[Range] | Sequence[Range]) -> list[str]:
    """What was found, written alike however it was written."""
    return [text[begin:end].casefold() for begin, end in ranges]


def _places(kept: Sequence[Kept], end: int) -> Iterator[tuple[Kept, int, int | None, int]]:
    """Every part with its file, its beginning, its page and its end, in order."""
    places = [
        (file, begin, page)
        for file in kept
        for begin, page in zip(file["begins"], file["pages"], strict=True)
    ]
    ends = chain((begin - 1 for _file, begin, _page in places[1:]), [end])
    for (file, begin, page), last in zip(places, ends, strict=True):
        yield file, begin, page, last


def _excerpt(part: str, begin: int, ranges: Sequence[Range]) -> list[Segment]:
    end = begin + len(part)
    inside = [(a - begin, b - begin) for a, b in ranges if begin <= a < end]
    return excerpt(part, inside, length=EXCERPT_LENGTH)
