"""The orders that need no words: newest, day of the event, distance; and that of titles."""

from __future__ import annotations

import math
from collections.abc import Callable
from heapq import nsmallest

from .base import EngineDocument, EngineQuery, Sort
from .block import NEVER
from .columns import Columns

Key = Callable[[int], float]
"""What a position is sorted by, the lowest first."""

_LONGEST_TITLE = 2**20


def first(columns: Columns, bitmap: int, query: EngineQuery, sort: Sort) -> list[int]:
    """The first positions of ``bitmap`` in this order, up to the end of the asked stretch."""
    end, key = query.offset + query.limit, _key(columns, query, sort)
    if sort != "newest":
        return nsmallest(end, columns.members(bitmap), key=key)
    ordered: list[int] = []
    for part in columns.newest(bitmap):
        ordered += sorted(columns.members(part), key=key)
        if len(ordered) >= end:
            break
    return ordered[:end]


def by_title(columns: Columns, bitmap: int) -> list[int]:
    """The positions in ``bitmap``: the shortest title first, then the newest."""
    return sorted(columns.members(bitmap), key=columns.column("title_order").__getitem__)


def title_order(document: EngineDocument) -> int:
    """A number that is the lower, the shorter the title and, among equals, the newer it is."""
    length = min(len(document.title.split()), _LONGEST_TITLE)
    published = document.published_on.toordinal() if document.published_on else 0
    return length * (NEVER + 1) + NEVER - published


def _key(columns: Columns, query: EngineQuery, sort: Sort) -> Key:
    if sort == "distance" and query.point:
        return _distance(columns, *query.point)
    days = columns.column("starts_on" if sort == "date" else "published_on")
    if sort == "date" and query.upcoming_from:
        return days.__getitem__
    return lambda position: -days[position] if days[position] < NEVER else NEVER


def _distance(columns: Columns, latitude: float, longitude: float) -> Key:
    """The square of the distance on a map that is true at the point: right within a region."""
    north, east = columns.column("latitude"), columns.column("longitude")
    width = math.cos(math.radians(latitude)) ** 2

    def distance(position: int) -> float:
        square = (north[position] - latitude) ** 2 + (east[position] - longitude) ** 2 * width
        return math.inf if math.isnan(square) else square

    return distance
