"""Wagtail's stock database search over the same entries, as the peer of the measurement.

Stock search parts words at white space, of which Japanese has none. So that it has as much to find
and to rank as ours, it gets the tokens of our analysis, in documents and in queries.
"""

from __future__ import annotations

from collections.abc import Iterable

from modelsearch.backends.database import SearchBackend
from modelsearch.index import Indexed, SearchField

from search.analysis import analyse_query
from search.models import SearchEntry


class StockEntry(Indexed, SearchEntry):
    """A search entry as a model that Wagtail indexes."""

    search_fields = [SearchField("title_tokens"), SearchField("body_tokens")]

    class Meta:
        proxy = True
        app_label = "search"


def fill(keys: Iterable[str]) -> None:
    """Index the entries of these keys."""
    SearchBackend({}).add_bulk(StockEntry, list(StockEntry.objects.filter(key__in=list(keys))))


def ask(text: str) -> None:
    """The first page and the count, as Wagtail's documentation shows."""
    tokens = [token for term in analyse_query(text, ["ja"]) for token in term[0]]
    results = SearchBackend({}).search(" ".join(tokens), StockEntry)
    results.count()
    list(results[:20])
