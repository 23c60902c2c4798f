"""What the names in a page's text lead to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .rich_text import LinkResolver


@dataclass(frozen=True, slots=True)
class Targets:
    """Finds what a text names; each function raises ValueError for a name that there is not.

    ``image`` and ``document`` give the ids of what is stored.
    """

    link: LinkResolver
    image: Callable[[str], int]
    document: Callable[[str], int]
