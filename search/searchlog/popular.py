"""Words that many search for: for an empty box. Only what found something, and often enough."""

from __future__ import annotations

import datetime

from django.core.cache import cache
from django.db.models import Sum
from django.utils import timezone

from .models import SearchedWords
from .rarity import FEWEST_SEARCHES

DAYS = 30
"""Days that are looked at."""

KEPT_SECONDS = 600
"""How long the words are not counted again."""


def popular_words(language: str, limit: int = 6) -> list[str]:
    """The words that were searched for most in the last weeks, and found something.

    What few searched for may say something about them, and is not shown to others.
    """
    key = f"search.popular.{language}.{limit}"
    words = cache.get(key)
    if words is None:
        words = _counted(language, limit)
        cache.set(key, words, KEPT_SECONDS)
    return words


def _counted(language: str, limit: int) -> list[str]:
    since = timezone.localdate() - datetime.timedelta(days=DAYS)
    rows = SearchedWords.objects.filter(day__gte=since, language=language, hits__gt=0)
    counted = rows.values("words").annotate(number=Sum("searches"))
    often = counted.filter(number__gte=FEWEST_SEARCHES).order_by("-number", "words")
    return list(often.values_list("words", flat=True)[:limit])
