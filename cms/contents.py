"""The table of contents of a page, from its heading blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cms.blocks import anchor_of

LISTED = ("h2", "h3")


@dataclass(frozen=True, slots=True)
class TocEntry:
    """One heading: where it is, what it says, and its level (``h2`` or ``h3``)."""

    anchor: str
    text: str
    level: str


def table_of_contents(body: Any) -> list[TocEntry]:
    """Entries for the large and medium headings of a stream, in order."""
    return [
        TocEntry(anchor_of(block.id), block.value["text"], block.value["level"])
        for block in body
        if block.block_type == "heading" and block.value["level"] in LISTED and block.id
    ]
