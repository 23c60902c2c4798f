"""Search as one would write it by hand on Elasticsearch, with the product's tokens: one request.

The index holds what its page shows, so that the one answer has everything: the first twenty with
title, address, text and highlight, the total, counts of every facet. ``bare`` asks the product's
own index for no more than ids, total and counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from elasticsearch import helpers

INDEX = "bench-by-hand"
_WORDS = {"type": "text", "analyzer": "whitespace", "index_phrases": True}
_SHOWN = ("key", "locale", "kind", "title", "url", "body", "published_on", "starts_on", "ends_on")
MAPPINGS = {
    "dynamic": False,
    "dynamic_templates": [{"facets": {"path_match": "facets.*", "mapping": {"type": "keyword"}}}],
    "properties": {
        "text": _WORDS,
        "facets": {"type": "object", "dynamic": True},
        "over_on": {"type": "date", "format": "strict_date"},
    },
}


class ByHand:
    """Both requests, sent by the product's own client."""

    def __init__(self, engine: Any) -> None:
        self.client, self.alias = engine.client, engine.indexes.alias
        self._writing = self.client.options(request_timeout=120)

    def fill(self, entries: int) -> None:
        """Hold the entries of the database, unless they are held."""
        if self.client.indices.exists(index=INDEX):
            if self.client.count(index=INDEX)["count"] == entries:
                return
            self._writing.indices.delete(index=INDEX)
        self.client.indices.create(
            index=INDEX, mappings=MAPPINGS, settings={"number_of_shards": 1, "refresh_interval": -1}
        )
        for _done in helpers.streaming_bulk(self._writing, _documents(), index=INDEX):
            pass
        self._writing.indices.refresh(index=INDEX)

    def page(self, text: str) -> Any:
        """Everything that a page shows."""
        return self.client.search(
            index=INDEX,
            source=list(_SHOWN),
            highlight={"fields": {"text": {"number_of_fragments": 1, "fragment_size": 140}}},
            **_body(text),
        )

    def counts(self, text: str) -> tuple[int, dict[str, dict[str, int]]]:
        """Total and counts of the page: what ours must say as well."""
        answer = self.page(text)
        facets = {
            name: {bucket["key"]: bucket["doc_count"] for bucket in facet["buckets"]}
            for name, facet in answer["aggregations"].items()
        }
        return answer["hits"]["total"]["value"], facets

    def bare(self, text: str) -> None:
        """Ids, total and counts."""
        self.client.search(
            index=self.alias,
            source=False,
            filter_path="hits.total,hits.hits._id,aggregations",
            **_body(text),
        )


def _documents() -> Iterator[dict[str, Any]]:
    from search.models import SearchEntry

    for entry in SearchEntry.objects.defer("title_spans", "body_spans").iterator(1_000):
        held = entry.for_engine()
        yield {
            "_id": str(entry.pk),
            **{name: getattr(entry, name) for name in _SHOWN},
            "text": held.text,
            "facets": {name: list(values) for name, values in held.facets.items()},
            "over_on": held.ends_on or held.starts_on,
        }


@cache
def _body(text: str) -> dict[str, Any]:
    from django.utils import timezone

    from search import facets
    from search.analysis import analyse_query
    from search.query import site_locales

    phrases = [
        {
            "bool": {
                "should": [{"match_phrase": {"text": " ".join(way)}} for way in term],
                "minimum_should_match": 1,
            }
        }
        for term in analyse_query(text, site_locales())
    ]
    over = {"range": {"over_on": {"lt": timezone.localdate()}}}
    return {
        "query": {
            "bool": {
                "must": phrases,
                "filter": [{"term": {"facets.locale": "ja"}}],
                "must_not": [over],
            }
        },
        "aggs": {
            name: {"terms": {"field": f"facets.{name}", "size": 1000}} for name in facets.names()
        },
        "size": 20,
        "track_total_hits": True,
    }
