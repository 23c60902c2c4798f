"""Lists inside a block, which open as an editor needs them."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import ListBlock


class ItemsBlock(ListBlock):
    """A list that opens with as many empty items as it must have at least.

    Who adds the block sees what is asked for, instead of an error when the page is submitted.
    """

    def __init__(self, child_block: Any, **kwargs: Any) -> None:
        super().__init__(child_block, **kwargs)
        needed = self.meta.min_num or 1
        self.meta.default = [self.child_block.get_default() for _item in range(needed)]
