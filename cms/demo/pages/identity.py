"""Identities that follow from a page's file, so that loading again finds what it made.

The same file in another language yields the same identities, block by block: that is how a
translation lies over its original.
"""

from __future__ import annotations

import uuid
from collections import Counter
from pathlib import PurePosixPath
from typing import Any

from .markdown import Block

NAMESPACE = uuid.UUID("6f1c2a52-5d0e-4b36-9a55-2f4c7c3d9b10")


def page_key(path: PurePosixPath) -> uuid.UUID:
    """The translation key of the page at ``path``, given relative to its language's folder."""
    return uuid.uuid5(NAMESPACE, str(path))


def identified(key: uuid.UUID, blocks: list[Block]) -> list[dict[str, Any]]:
    """The raw stream of ``blocks``; a block is known by its type and its place among its like."""
    seen: Counter[str] = Counter()
    stream = []
    for block in blocks:
        seen[block.type] += 1
        block_id = uuid.uuid5(key, f"{block.type}-{seen[block.type]}")
        value = _with_ids(block_id, block.value)
        stream.append({"type": block.type, "value": value, "id": str(block_id)})
    return stream


def _with_ids(parent: uuid.UUID, value: Any) -> Any:
    """``value`` with an id on every list item at any depth."""
    if isinstance(value, dict):
        return {name: _with_ids(uuid.uuid5(parent, name), inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_item_with_id(uuid.uuid5(parent, str(i)), item) for i, item in enumerate(value)]
    return value


def _item_with_id(item_id: uuid.UUID, item: Any) -> Any:
    inner = _with_ids(item_id, item)
    if isinstance(inner, dict) and inner.get("type") == "item":
        return {**inner, "id": str(item_id)}
    return inner
