"""Paragraphs and lists of Markdown as the rich text that Wagtail stores."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from html import escape

from markdown_it.tree import SyntaxTreeNode

from .errors import BlockError

LinkResolver = Callable[[str], str]
"""From a link's target to the attributes of ``<a>``; ValueError tells what is wrong with it."""

INLINE_TAGS = {"strong": "b", "em": "i"}
LIST_TAGS = {"bullet_list": "ul", "ordered_list": "ol"}


def line_of(node: SyntaxTreeNode, default: int = 1) -> int:
    """The line on which a node begins; inline nodes know it from the block they are in."""
    current: SyntaxTreeNode | None = node
    while current is not None:
        if current.map:
            return current.map[0] + 1
        current = current.parent
    return default


def block_html(node: SyntaxTreeNode, resolve: LinkResolver) -> str:
    """A paragraph or list as HTML; anything else does not belong into running text."""
    if node.type == "paragraph":
        return f"<p>{inline_html(node, resolve)}</p>"
    if node.type in LIST_TAGS:
        tag = LIST_TAGS[node.type]
        items = "".join(f"<li>{_item_html(item, resolve)}</li>" for item in node.children)
        return f"<{tag}>{items}</{tag}>"
    raise BlockError(line_of(node), f"'{node.type}' cannot stand inside text")


def _item_html(item: SyntaxTreeNode, resolve: LinkResolver) -> str:
    parts = []
    for index, child in enumerate(item.children):
        if child.type == "paragraph" and index == 0:
            parts.append(inline_html(child, resolve))
        elif child.type in LIST_TAGS:
            parts.append(block_html(child, resolve))
        else:
            raise BlockError(line_of(child), "a point of a list is one paragraph, or holds a list")
    return "".join(parts)


def inline_html(node: SyntaxTreeNode, resolve: LinkResolver) -> str:
    """The text of a paragraph, heading or cell with bold, italic and links."""
    if node.type == "text":
        return escape(node.content, quote=False)
    if node.type == "softbreak":
        return _joint(node)
    inner = "".join(inline_html(child, resolve) for child in node.children)
    if node.type in ("paragraph", "inline"):
        return inner
    if node.type in INLINE_TAGS:
        return f"<{INLINE_TAGS[node.type]}>{inner}</{INLINE_TAGS[node.type]}>"
    if node.type == "link":
        return f"<a {_link_attributes(node, resolve)}>{inner}</a>"
    raise BlockError(line_of(node), f"'{node.type}' cannot stand inside a paragraph")


def plain_text(node: SyntaxTreeNode) -> str:
    """The text of a place that knows no markup: a heading, a cell, a point of a checklist."""
    if node.type == "text":
        return node.content
    if node.type == "softbreak":
        return _joint(node)
    if node.type in ("paragraph", "inline", "heading", "th", "td"):
        return "".join(plain_text(child) for child in node.children)
    raise BlockError(line_of(node), f"only plain text can stand here, not '{node.type}'")


def _link_attributes(node: SyntaxTreeNode, resolve: LinkResolver) -> str:
    try:
        return resolve(str(node.attrs["href"]))
    except ValueError as error:
        raise BlockError(line_of(node), str(error)) from error


def _joint(node: SyntaxTreeNode) -> str:
    """What a line break inside a paragraph means: nothing between Japanese, else a space."""
    before, after = node.previous_sibling, node.next_sibling
    if before is None or after is None or not before.content or not after.content:
        return " "
    wide = {unicodedata.east_asian_width(c) for c in (before.content[-1], after.content[0])}
    return "" if wide <= {"W", "F"} else " "
