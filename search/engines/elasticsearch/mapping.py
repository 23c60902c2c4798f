"""What an index is made of: its settings, its fields, and one document."""

from __future__ import annotations

from typing import Any

from search.engines.base import EngineDocument
from search.engines.ordering import title_order

SHAPE = 1
"""Grows when settings or fields change, so that an index of an older shape is made anew."""

STATE_ID = "state"
"""The document that says how far the index is; it has no ``id`` and no words."""

SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,  # one shard ranks and counts exactly; it holds many million entries
    "auto_expand_replicas": "0-1",
    "gc_deletes": "1h",  # how long a late write of a removed document is still refused
}

_WORDS = {"type": "text", "analyzer": "whitespace", "index_phrases": True}
_DAY = {"type": "date", "format": "strict_date"}
_FACET = {"type": "keyword", "ignore_above": 1000, "eager_global_ordinals": True}


def identity(site: str) -> dict[str, Any]:
    """What an index says of itself: the public address of its site, and its shape."""
    return {"site": site, "shape": SHAPE}


def mappings(site: str) -> dict[str, Any]:
    """The fields of an index of ``site``."""
    return {
        "dynamic": False,
        "_meta": identity(site),
        "_source": {"excludes": ["text", "title"]},
        "dynamic_templates": [{"facets": {"path_match": "facets.*", "mapping": _FACET}}],
        "properties": {
            "id": {"type": "long"},
            "text": _WORDS,
            "title": {**_WORDS, "norms": False},
            "title_order": {"type": "long"},
            "facets": {"type": "object", "dynamic": True},
            "begins": _DAY,
            "ends": _DAY,
            "published_on": _DAY,
            "starts_on": _DAY,
            "over_on": _DAY,
            "place": {"type": "geo_point"},
            "state": {"type": "object", "enabled": False},
        },
    }


def source(document: EngineDocument) -> dict[str, Any]:
    """The fields of one document; a field without a value is left out."""
    begins, ends = document.span
    fields = {
        "id": document.id,
        "text": document.text,
        "title": document.title,
        "title_order": title_order(document),
        "facets": {name: list(values) for name, values in document.facets.items() if values},
        "begins": begins,
        "ends": ends,
        "published_on": document.published_on,
        "starts_on": document.starts_on,
        "over_on": document.ends_on or document.starts_on,
        "place": document.place
        and {"lat": document.place.latitude, "lon": document.place.longitude},
    }
    return {name: value for name, value in fields.items() if value is not None}
