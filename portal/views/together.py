"""The beginnings of several lists, read together: one page may hold many of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q

from .listing import Listing

Beginning = tuple[Listing, int]
"""A list, and how many of its first records are wanted."""


def first_records(wanted: Sequence[Beginning]) -> list[list[Any]]:
    """The first records of each list, with all that their cards show.

    Lists of a dataset that are sorted alike cost what one of them costs. A list whose address has
    a mistake has no records.
    """
    found: list[list[Any]] = [[] for _beginning in wanted]
    alike: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, (listing, _limit) in enumerate(wanted):
        if listing.records.query.is_empty():
            continue
        alike[_sorted_by(listing)].append(place)
    for places in alike.values():
        lists = _read([wanted[place] for place in places])
        for place, records in zip(places, lists, strict=True):
            found[place] = records
    return found


def _sorted_by(listing: Listing) -> Hashable:
    """What two lists must have in common to be read in one go."""
    near = listing.filters.get("near") if listing.is_near else None
    return listing.dataset.name, listing.ordering, listing.first_day, near


def _read(wanted: Sequence[Beginning]) -> list[list[Any]]:
    """The beginnings of lists that are sorted alike, each record read once."""
    if len(wanted) == 1:
        ((listing, limit),) = wanted
        return [list(listing.cards[:limit])]
    first = wanted[0][0]
    among = {"near": first.filters["near"]} if first.is_near else {}
    belongs = {
        f"belongs_{place}": Q(pk__in=listing.cards.values("pk")[:limit])
        for place, (listing, limit) in enumerate(wanted)
    }
    marks = {
        name: ExpressionWrapper(condition, BooleanField()) for name, condition in belongs.items()
    }
    records = first.dataset.filter(among).filter(reduce(or_, belongs.values())).annotate(**marks)
    cards = list(first.as_cards(records))
    return [[card for card in cards if getattr(card, name)] for name in belongs]
