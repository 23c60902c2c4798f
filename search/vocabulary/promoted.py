"""Which entries stand at the top because an editor put them there."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from search.analysis import Phrase
from search.hits import Hit

from .current import Vocabulary
from .synonyms import phrases_of

MOST_PROMOTED = 3
"""Promoted results of one search: more would hide what was found."""


def promoted_keys(text: str, vocabulary: Vocabulary) -> list[str]:
    """Keys of what is promoted for just these words, or for a synonym of them, in order."""
    if not vocabulary.promotions:
        return []
    locales = [code for code, _name in settings.LANGUAGES]
    return _keys(_ways(phrases_of(text, locales), vocabulary), vocabulary)


def promoted_of(keys: Iterable[str], hits: Iterable[Hit], language: str) -> list[Hit]:
    """Those of ``hits`` that have ``keys``, which are public, in the order of the keys.

    Each comes in the reader's language, or else in the site's first one.
    """
    order = {language: 0, settings.LANGUAGE_CODE: 1}
    best: dict[str, Hit] = {}
    for hit in sorted(hits, key=lambda hit: order.get(hit.locale, 2)):
        best.setdefault(hit.key, hit)
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
