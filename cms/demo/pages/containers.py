"""The blocks that are written as ``::: name key=value`` in a page file.

Each function turns the inside of one container into the raw value of the block of that name.
List items carry no id yet; ``identity`` gives them one.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from .errors import BlockError
from .glossary import terms_table
from .rich_text import LinkResolver, block_html, line_of, plain_text
from .targets import Targets

Attributes = dict[str, str]
Builder = Callable[[SyntaxTreeNode, Attributes, Targets], dict[str, Any]]


def container_block(node: SyntaxTreeNode, targets: Targets) -> tuple[str, dict[str, Any]]:
    """The block's type and raw value; BlockError for one that is unknown or badly written."""
    name, attributes = _parse_info(node)
    if name not in BUILDERS:
        known = ", ".join(sorted(BUILDERS))
        raise BlockError(line_of(node), f"unknown block '{name}'; there are {known}")
    build, allowed = BUILDERS[name]
    for key in attributes:
        if key not in allowed:
            listed = ", ".join(allowed)
            raise BlockError(line_of(node), f"block '{name}' has no '{key}'; it has {listed}")
    return TYPES.get(name, name), build(node, attributes, targets)


def _parse_info(node: SyntaxTreeNode) -> tuple[str, Attributes]:
    try:
        name, *pairs = shlex.split(node.info)
    except ValueError as error:
        raise BlockError(line_of(node), f"after ':::' stands {node.info!r}: {error}") from error
    attributes = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise BlockError(line_of(node), f"'{pair}' is not of the form key=value")
        attributes[key] = value
    return name, attributes


def _note(node: SyntaxTreeNode, attributes: Attributes, targets: Targets) -> dict[str, Any]:
    return {"kind": "info", "title": "", **attributes, "body": _body(node.children, targets.link)}


def _body(nodes: list[SyntaxTreeNode], resolve: LinkResolver) -> str:
    return "".join(block_html(child, resolve) for child in nodes)


def _steps(node: SyntaxTreeNode, attributes: Attributes, targets: Targets) -> dict[str, Any]:
    steps = []
    for item in _only_child(node, "ordered_list").children:
        title, *body = item.children
        steps.append(_item({"title": plain_text(title), "body": _body(body, targets.link)}))
    return {"title": "", **attributes, "steps": steps}


def _comparison(node: SyntaxTreeNode, attributes: Attributes, targets: Targets) -> dict[str, Any]:
    sides = []
    for item in _only_child(node, "bullet_list").children:
        if [child.type for child in item.children] != ["paragraph", "bullet_list"]:
            raise BlockError(line_of(item), "each side is a title with a list of points below")
        title, points = item.children
        sides.append(_item({"title": plain_text(title), "points": _points(points)}))
    return {"title": "", **attributes, "items": sides}


def _checklist(node: SyntaxTreeNode, attributes: Attributes, targets: Targets) -> dict[str, Any]:
    return {"title": "", **attributes, "items": _points(_only_child(node, "bullet_list"))}


def _points(bullets: SyntaxTreeNode) -> list[dict[str, Any]]:
    points = []
    for item in bullets.children:
        if [child.type for child in item.children] != ["paragraph"]:
            raise BlockError(line_of(item), "each point is one line of plain text")
        points.append(_item(plain_text(item.children[0])))
    return points


def _item(value: Any) -> dict[str, Any]:
    return {"type": "item", "value": value}


def _live_records(node: SyntaxTreeNode, attributes: Attributes, targets: Targets) -> dict[str, Any]:
    _refuse_text(node)
    limit = attributes.get("limit", "6")
    if not limit.isdecimal():
        raise BlockError(line_of(node), f"limit must be a number, not '{limit}'")
    return {"title": "", "dataset": "", "filter": "", **attributes, "limit": int(limit)}


def _download(node: SyntaxTreeNode, attributes: Attributes, targets: Targets) -> dict[str, Any]:
    _refuse_text(node)
    name = attributes.pop("document", "")
    try:
        document = targets.document(name)
    except ValueError as error:
        raise BlockError(line_of(node), str(error)) from error
    return {"title": "", "description": "", **attributes, "document": document}


def _glossary(node: SyntaxTreeNode, attributes: Attributes, targets: Targets) -> dict[str, Any]:
    _refuse_text(node)
    try:
        return terms_table(attributes.get("row", ""), attributes.get("caption", ""))
    except ValueError as error:
        raise BlockError(line_of(node), str(error)) from error


def _refuse_text(node: SyntaxTreeNode) -> None:
    if node.children:
        raise BlockError(line_of(node), "this block has no text of its own")


def _table(node: SyntaxTreeNode, attributes: Attributes, targets: Targets) -> dict[str, Any]:
    head, *rest = _only_child(node, "table").children
    cells = head.children[0].children
    types = ["number" if _is_right(cell) else "text" for cell in cells]
    columns = [
        {"type": type_, "heading": plain_text(cell)}
        for type_, cell in zip(types, cells, strict=True)
    ]
    rows = [row for part in rest for row in part.children]
    values = [[_cell(*pair) for pair in zip(types, row.children, strict=True)] for row in rows]
    table = {"columns": columns, "rows": [{"values": row} for row in values], "caption": ""}
    return {"caption": "", **attributes, "row_headers": True, "table": table}


def _is_right(cell: SyntaxTreeNode) -> bool:
    return "right" in str(cell.attrs.get("style", ""))


def _cell(type_: str, cell: SyntaxTreeNode) -> str | float | None:
    text = plain_text(cell)
    if type_ == "text":
        return text
    try:
        return float(text.replace(",", "")) if text else None
    except ValueError:
        raise BlockError(line_of(cell), f"'{text}' stands in a column of numbers") from None


def _only_child(node: SyntaxTreeNode, type_: str) -> SyntaxTreeNode:
    if [child.type for child in node.children] != [type_]:
        wanted = type_.replace("_", " ")
        raise BlockError(line_of(node), f"this block holds one {wanted} and nothing else")
    return node.children[0]


BUILDERS: dict[str, tuple[Builder, tuple[str, ...]]] = {
    "note": (_note, ("kind", "title")),
    "steps": (_steps, ("title",)),
    "comparison": (_comparison, ("title",)),
    "checklist": (_checklist, ("title",)),
    "table": (_table, ("caption",)),
    "glossary": (_glossary, ("row", "caption")),
    "download": (_download, ("document", "title", "description")),
    "live_records": (_live_records, ("title", "dataset", "filter", "limit")),
}
"""Every container: what builds its value, and the keys it takes."""

TYPES = {"glossary": "table"}
"""Containers that become blocks of another name."""
