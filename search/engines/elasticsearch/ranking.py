"""What comes first where many match, as the embedded engine has it (``engines.ranking``).

Few matches are ranked by score, in the request that counts them. Where many match and enough of
them have a word in their title, those come first; of what is still too many, the newest.
"""

from __future__ import annotations

from dataclasses import dataclass

from search.engines.base import EngineQuery
from search.engines.ranking import ENOUGH, FEW, MOST

from . import request
from .request import BEST, BY_ID, NEWEST, Clause, Counts


@dataclass(frozen=True, slots=True)
class Tier:
    """Matches that stand together: how many, None for all that are left, and how to ask."""

    size: int | None
    query: Clause
    sort: list[Clause]


def tiers(query: EngineQuery, counts: Counts) -> list[Tier]:
    """The tiers of a query whose matches are not simply ranked by score; none where they are."""
    if counts.found <= FEW:
        return []
    words, within, in_title = request.words(query), request.passing(query), request.titled(query)
    many = counts.found > MOST
    left = {"filter": [*words, within]} if many else {"must": words, "filter": [within]}
    if counts.titled < ENOUGH:
        return [Tier(None, {"bool": left}, NEWEST)] if many else []
    first = {"filter": [*words, within], "should": in_title, "minimum_should_match": 1}
    return [
        Tier(counts.titled, {"bool": first}, [{"_score": "desc"}, {"title_order": "asc"}, BY_ID]),
        Tier(None, {"bool": {**left, "must_not": in_title}}, NEWEST if many else BEST),
    ]
