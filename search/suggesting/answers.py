"""What the box is told: offers with their addresses, in the shape of its JSON."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from search import facets
from search.params import encode
from search.searchlog.popular import popular_words

from .finding import Offer, suggest

MOST_OFFERS = 8


def answer(typed: str, language: str, limit: int = MOST_OFFERS) -> dict[str, Any]:
    """The offers for ``typed``; for nothing typed, what many search for.

    Each has ``text``, ``kind`` with its label for a title (empty for a word), and ``url``, which
    leads to the page of a title and to the results for a word.
    """
    popular = not typed.strip()
    words = [Offer(word) for word in popular_words(language, limit)] if popular else []
    offers = words or suggest(typed, language, limit)
    return {
        "query": typed,
        "popular": popular,
        "suggestions": [_as_json(offer) for offer in offers],
    }


def _as_json(offer: Offer) -> dict[str, str]:
    label = facets.value_label("kind", offer.kind) if offer.kind else ""
    results = f"{reverse('search:search')}?{encode({'q': [offer.text]})}"
    return {
        "text": offer.text,
        "kind": offer.kind,
        "kind_label": label,
        "url": offer.url or results,
        "key": offer.key,
    }
