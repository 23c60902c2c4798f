"""Fields that pages are made of."""

from __future__ import annotations

from typing import Any

from taggit.managers import TaggableManager
from wagtail.fields import StreamField


class BlocksField(StreamField):
    """A stream of blocks that leaves them out of migrations: they change no table.

    So a new block, label or help text needs none; a data migration reads the stored JSON.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """As a stream without blocks."""
        name, path, _blocks, options = super().deconstruct()
        return name, path, [[]], {k: v for k, v in options.items() if k != "block_lookup"}


class TagsApart(TaggableManager):
    """Tags that no form holds and no translation copies: they are put on where pages are listed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.editable = False

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Without what is always so."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {key: kwargs[key] for key in kwargs if key != "editable"}
