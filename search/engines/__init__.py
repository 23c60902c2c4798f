"""The engines, by name."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from .base import Engine

ENGINES = {"sqlite": "search.engines.sqlite.SqliteEngine"}
DEFAULT_ENGINE = "sqlite"


def engine_class(name: str) -> type[Engine]:
    """The engine's class; KeyError for a name that is not in ``ENGINES``."""
    return import_string(ENGINES[name])


def engine_name() -> str:
    """The name of the engine that the settings choose (``SEARCH_ENGINE``)."""
    return getattr(settings, "SEARCH_ENGINE", DEFAULT_ENGINE)


@cache
def get_engine() -> Engine:
    """The engine in use; one object for the whole process."""
    return engine_class(engine_name())()
