"""The folder of page files as a list, parents before children, in the order of the numbers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from markdown_it.tree import SyntaxTreeNode

from .days import fill_days
from .errors import BlockError, ContentError
from .front_matter import FrontMatter
from .markdown import parse

INDEX = "index.md"


@dataclass(frozen=True, slots=True)
class PageFile:
    """One file: where it is, what its front matter says, and its text as a tree.

    ``path`` is relative to the folder of the language; ``source`` is the file as errors name it.
    """

    path: PurePosixPath
    source: Path
    front: FrontMatter
    text: SyntaxTreeNode

    @property
    def is_root(self) -> bool:
        """Whether it is the home page."""
        return self.path == PurePosixPath(INDEX)

    @property
    def parent(self) -> PurePosixPath:
        """The path of the page above; only the home page has none."""
        folder = self.path.parent
        return (folder.parent if self.path.name == INDEX else folder) / INDEX

    def error(self, line: int, reason: str) -> ContentError:
        """What is wrong at a line of this file."""
        return ContentError(self.source, line, reason)


def read_tree(folder: Path, today: datetime.date, language: str) -> list[PageFile]:
    """All page files of one language; ContentError for one that cannot be read as a page."""
    return [_read(folder, path, today, language) for path in _walk(folder)]


def _walk(folder: Path) -> Iterator[Path]:
    """The files below a folder: its index first, then the rest by name."""
    entries = sorted(folder.iterdir(), key=lambda entry: (entry.name != INDEX, entry.name))
    for entry in entries:
        if entry.is_dir():
            yield from _walk(entry)
        elif entry.suffix == ".md":
            yield entry


def _read(folder: Path, path: Path, today: datetime.date, language: str) -> PageFile:
    try:
        written = fill_days(path.read_text(encoding="utf-8"), today, language)
        _refuse_open_placeholders(written)
        front, text = parse(written)
    except BlockError as error:
        raise ContentError(path, error.line, error.reason) from error
    except UnicodeDecodeError as error:
        raise ContentError(path, 1, f"the file is not UTF-8: {error.reason}") from error
    return PageFile(PurePosixPath(path.relative_to(folder).as_posix()), path, front, text)


def _refuse_open_placeholders(text: str) -> None:
    for number, line in enumerate(text.splitlines(), start=1):
        if "{{" in line:
            raise BlockError(number, "'{{' opens a day such as {{+14d}}, {{+14w}} or {{+14sat}}")
