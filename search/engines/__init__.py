"""The engines, by name, and the embedded one that every site has."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from .base import Engine

EMBEDDED, CLUSTER = "sqlite", "elasticsearch"
ENGINES = {
    EMBEDDED: "search.engines.sqlite.SqliteEngine",
    CLUSTER: "search.engines.elasticsearch.ElasticsearchEngine",
}


def engine_class(name: str) -> type[Engine]:
    """The engine's class; KeyError for a name that is not in ``ENGINES``."""
    return import_string(ENGINES[name])


def engine_name() -> str:
    """The name of the engine that answers while all is well."""
    return CLUSTER if settings.SEARCH_URL else EMBEDDED


@cache
def get_engine() -> Engine:
    """The embedded engine, which every site keeps true; one object for the whole process."""
    return engine_class(EMBEDDED)()
