"""Which entries stand at the top because an editor put them there."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from search.analysis import Phrase
from search.models import SearchEntry

from .current import Vocabulary
from .synonyms import phrases_of

MOST_PROMOTED = 3
"""Promoted results of one search: more would hide what was found."""


def promoted_ids(text: str, language: str, vocabulary: Vocabulary) -> list[int]:
    """Ids of entries promoted for just these words, or for a synonym of them; public ones only.

    Each comes in the reader's language, or else in the site's first one. Words that nothing is
    promoted for cost no query.
    """
    if not vocabulary.promotions:
        return []
    locales = [code for code, _name in settings.LANGUAGES]
    keys = _keys(_ways(phrases_of(text, locales), vocabulary), vocabulary)
    if not keys:
        return []
    entries = SearchEntry.objects.filter(key__in=keys).values_list("locale", "key", "pk")
    order = {language: 0, settings.LANGUAGE_CODE: 1}
    best: dict[str, int] = {}
    for _locale, key, pk in sorted(entries, key=lambda one: order.get(one[0], 2)):
        best.setdefault(key, pk)
    return [best[key] for key in keys if key in best][:MOST_PROMOTED]


def _ways(phrases: Iterable[Phrase], vocabulary: Vocabulary) -> list[Phrase]:
    return [way for phrase in phrases for way in (phrase, *vocabulary.synonyms.get(phrase, ()))]


def _keys(phrases: Iterable[Phrase], vocabulary: Vocabulary) -> list[str]:
    due = (
        promotion.key
        for phrase in phrases
        for promotion in vocabulary.promotions.get(phrase, ())
        if promotion.is_due
    )
    return list(dict.fromkeys(due))
