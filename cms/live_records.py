"""The live records of a whole body, read together however many blocks show some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.views.together import first_records

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

BLOCK = "live_records"


def know_records(body: StreamValue) -> None:
    """Give each of the body's blocks its records; many of one dataset cost no more than one."""
    blocks = [block.value for block in body.blocks_by_name(BLOCK) if block.value.get("dataset")]
    lists = first_records([(block.listing, block.limit) for block in blocks])
    for block, records in zip(blocks, lists, strict=True):
        block.records = records
