"""A page file's text as the raw values of the blocks of a page's body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from .containers import container_block
from .errors import BlockError
from .front_matter import FrontMatter, parse_front_matter
from .rich_text import LIST_TAGS, block_html, line_of, plain_text
from .targets import Targets

HEADINGS = ("h2", "h3", "h4")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its type and raw value as in the database, and the line where it begins."""

    type: str
    value: Any
    line: int


def parse(text: str) -> tuple[FrontMatter, SyntaxTreeNode]:
    """The front matter of a page file, and its text as a tree."""
    root = SyntaxTreeNode(_parser().parse(text))
    first = root.children[0] if root.children else None
    if first is None or first.type != "front_matter":
        raise BlockError(1, "a page begins with front matter between two lines of '---'")
    return parse_front_matter(first.content), root


def body_blocks(root: SyntaxTreeNode, targets: Targets) -> list[Block]:
    """The blocks of the text; paragraphs and lists in a row become one text block."""
    blocks: list[Block] = []
    for node in root.children:
        if node.type == "front_matter":
            continue
        block = _block(node, targets)
        if block.type == "text" and blocks and blocks[-1].type == "text":
            last = blocks.pop()
            block = Block("text", last.value + block.value, last.line)
        blocks.append(block)
    return blocks


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.use(front_matter_plugin)
    return parser.use(container_plugin, name="block", validate=lambda params, *_: bool(params))


def _block(node: SyntaxTreeNode, targets: Targets) -> Block:
    line = line_of(node)
    if node.type == "heading":
        if node.tag not in HEADINGS:
            raise BlockError(line, "headings have two to four '#'; the title is in front matter")
        return Block("heading", {"text": plain_text(node), "level": node.tag}, line)
    if node.type == "container_block":
        return Block(*container_block(node, targets), line)
    if (picture := _picture(node)) is not None:
        return Block("figure", _figure(picture, targets), line)
    if node.type == "paragraph" or node.type in LIST_TAGS:
        return Block("text", block_html(node, targets.link), line)
    if node.type == "table":
        raise BlockError(line, "a table stands inside '::: table caption=\"…\"'")
    raise BlockError(line, f"there is no block for '{node.type}'")


def _picture(node: SyntaxTreeNode) -> SyntaxTreeNode | None:
    """The image of a paragraph that holds nothing else."""
    if node.type != "paragraph":
        return None
    inside = node.children[0].children
    return inside[0] if [child.type for child in inside] == ["image"] else None


def _figure(picture: SyntaxTreeNode, targets: Targets) -> dict[str, Any]:
    alt = "".join(child.content for child in picture.children)
    if not alt:
        raise BlockError(line_of(picture), "a picture needs alternative text between '![' and ']'")
    try:
        image = targets.image(str(picture.attrs["src"]))
    except ValueError as error:
        raise BlockError(line_of(picture), str(error)) from error
    return {"image": image, "alt": alt, "caption": str(picture.attrs.get("title", ""))}
