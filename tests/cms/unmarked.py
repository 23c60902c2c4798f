"""Which Japanese words of an English page a screen reader would read out as English."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import BeautifulSoup, Comment, Doctype, Tag

from search.templatetags.spoken import JAPANESE

READ_OUT = ("alt", "title", "aria-label", "placeholder")


def unmarked(html: str) -> set[str]:
    """Texts and labels with kana or kanji that stand in no element marked as Japanese."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup(["script", "style"]):
        tag.decompose()
    return {
        text for text, tag in _read_out(soup) if JAPANESE.search(text) and _language(tag) != "ja"
    }


def _read_out(soup: BeautifulSoup) -> Iterator[tuple[str, Tag]]:
    for text in soup.find_all(string=True):
        if not isinstance(text, (Comment, Doctype)) and text.parent is not None:
            yield " ".join(text.split()), text.parent
    for tag in soup.find_all(True):
        yield from ((str(tag[name]), tag) for name in READ_OUT if tag.has_attr(name))


def _language(tag: Tag | None) -> str:
    """The language that an element or the nearest around it names."""
    while tag is not None and not tag.has_attr("lang"):
        tag = tag.parent
    return str(tag["lang"]) if tag else ""
