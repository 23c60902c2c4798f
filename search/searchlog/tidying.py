"""Forgets what the search log must not keep: what is old, and what only few searched for."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db.models import Max, Sum
from django.utils import timezone

from .models import SearchedWords
from .rarity import FEWEST_SEARCHES, RARE_DAYS


def tidy() -> tuple[int, int]:
    """Forget old and rare words; returns how many rows of each."""
    today = timezone.localdate()
    oldest = today - datetime.timedelta(days=settings.SEARCH_LOG_DAYS)
    old, _models = SearchedWords.objects.filter(day__lt=oldest).delete()
    return old, _forget_rare(today - datetime.timedelta(days=RARE_DAYS))


def _forget_rare(since: datetime.date) -> int:
    """Words that have stayed rare and were not searched for after ``since``."""
    sums = SearchedWords.objects.values("words").annotate(number=Sum("searches"), last=Max("day"))
    rare = sums.filter(number__lt=FEWEST_SEARCHES, last__lt=since).values_list("words", flat=True)
    number, _models = SearchedWords.objects.filter(words__in=list(rare)).delete()
    return number
