"""What was searched for, in sums over days: for the desk's reports and its dashboard."""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery, Sum
from django.utils import timezone

from .models import SearchedWords
from .rarity import FEWEST_SEARCHES


def searched(days: int, language: str = "") -> QuerySet[Any, Any]:
    """Words of the last ``days``, the most frequent first.

    Each row has words, language, searches, watched, clicks, last_day, and hits, which is how many
    results the latest search had. Words that few searched for are left out: they may tell who.
    """
    since = timezone.localdate() - datetime.timedelta(days=days - 1)
    rows = SearchedWords.objects.filter(day__gte=since)
    if language:
        rows = rows.filter(language=language)
    same = SearchedWords.objects.filter(words=OuterRef("words"), language=OuterRef("language"))
    latest = same.order_by("-day").values("hits")[:1]
    return (
        rows.values("words", "language")
        .annotate(
            searches_sum=Sum("searches"),
            watched_sum=Sum("watched"),
            clicks_sum=Sum("clicks"),
            last_day=Max("day"),
            last_hits=Subquery(latest),
        )
        .filter(searches_sum__gte=FEWEST_SEARCHES)
        .order_by("-searches_sum", "words")
    )


def in_vain(days: int, language: str = "") -> QuerySet[Any, Any]:
    """Words that found nothing when they were last searched for."""
    return searched(days, language).filter(last_hits=0)


def not_opened(days: int, language: str = "") -> QuerySet[Any, Any]:
    """Words whose results are known to have been looked at, and none of them opened."""
    return searched(days, language).filter(last_hits__gt=0, watched_sum__gt=0, clicks_sum=0)


def words_in_vain(limit: int = 5, days: int = 30) -> list[str]:
    """The words that most people searched for in vain lately, for the dashboard."""
    return list(in_vain(days).values_list("words", flat=True)[:limit])
