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


Place = int | str | None
"""Where in a file: on a page, counted from 1, or on a sheet of this name; None where unknown."""


class Part(NamedTuple):
    """A stretch of a file's text."""

    text: str
    place: Place = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file: its ``type`` is its ending (``PDF``), its ``size`` is in bytes if that is known."""

    title: str
    url: str
    type: str
    size: int | None
    parts: tuple[Part, ...] = ()


class Kept(TypedDict):
    """What an entry keeps of a file: where each of its parts begins in the text, and its place."""

    title: str
    url: str
    type: str
    size: int | None
    begins: list[int]
    pages: list[Place]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """The file in which something was found that the page itself does not say.

    ``page`` is that of a PDF, ``sheet`` the name of a workbook's; None where the file has neither.
    """

    title: str
    url: str
    type: str
    size: int | None
    page: int | None
    sheet: str | None
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
                file["pages"].append(part.place)
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
    file, part, place, end = next(
        part for part in reversed(list(_parts(kept, len(text)))) if part[1] <= first
    )
    page = place if isinstance(place, int) else None
    return FoundFile(
        title=file["title"],
        url=f"{file['url']}#page={page}" if page else file["url"],
        type=file["type"],
        size=file["size"],
        page=page,
        sheet=place if isinstance(place, str) else None,
        excerpt=_excerpt(text[part:end], part, ranges),
    )


def words(text: str, ranges: Iterator[Range] | Sequence[Range]) -> list[str]:
    """What was found, written alike however it was written."""
    return [text[begin:end].casefold() for begin, end in ranges]


def _parts(kept: Sequence[Kept], end: int) -> Iterator[tuple[Kept, int, Place, int]]:
    """Every part with its file, its beginning, its place and its end, in order."""
    parts = [
        (file, begin, place)
        for file in kept
        for begin, place in zip(file["begins"], file["pages"], strict=True)
    ]
    ends = chain((begin - 1 for _file, begin, _place in parts[1:]), [end])
    for (file, begin, place), last in zip(parts, ends, strict=True):
        yield file, begin, place, last


def _excerpt(part: str, begin: int, ranges: Sequence[Range]) -> list[Segment]:
    end = begin + len(part)
    inside = [(a - begin, b - begin) for a, b in ranges if begin <= a < end]
    return excerpt(part, inside, length=EXCERPT_LENGTH)
