"""Sums of weights across bitmaps are what adding them one by one would give."""

from __future__ import annotations

import random
from collections import Counter

from search.engines.sums import Sums

DOCUMENTS = 300


def members(bitmap: int) -> set[int]:
    return {place for place in range(DOCUMENTS) if bitmap >> place & 1}


def test_levels_hold_what_has_the_same_sum_the_highest_first() -> None:
    rnd = random.Random(4)
    sums, expected = Sums(), Counter[int]()
    for weight in (1, 2, 4, 1, 3, 4, 4, 7):
        bitmap = rnd.getrandbits(DOCUMENTS) & rnd.getrandbits(DOCUMENTS)
        sums.add(bitmap, weight)
        expected.update(dict.fromkeys(members(bitmap), weight))
    among = rnd.getrandbits(DOCUMENTS)
    wanted = [
        {place for place in members(among) if expected[place] == total}
        for total in sorted(set(expected.values()), reverse=True)
    ]
    assert [members(level) for level in sums.levels(among)] == [some for some in wanted if some]
    assert members(sums.found) == set(expected)


def test_nothing_has_no_level() -> None:
    assert list(Sums().levels(0b111)) == []
