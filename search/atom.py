"""Atom feeds (RFC 4287): well-formed whatever was pasted or typed, with related addresses."""

from __future__ import annotations

import re
from typing import Any

from django.utils.feedgenerator import Atom1Feed

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML document may hold (XML 1.0 §2.2)."""


class TidyAtomFeed(Atom1Feed):
    """Leaves out the characters that XML cannot hold; Django's own feed fails on them.

    ``related`` in its arguments are pairs of title and address (``rel="related"``).
    """

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for title, address in self.feed.get("related", ()):
            link = {"rel": "related", "title": title, "href": address}
            handler.addQuickElement("link", "", link)

    def write(self, outfile: Any, encoding: str) -> None:
        self.feed = _tidy(self.feed)
        self.items = _tidy(self.items)
        super().write(outfile, encoding)


def _tidy(value: Any) -> Any:
    """``value`` with all texts in it tidied."""
    if isinstance(value, str):
        return _NOT_IN_XML.sub("", value)
    if isinstance(value, dict):
        return {name: _tidy(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_tidy(inner) for inner in value]
    return value
