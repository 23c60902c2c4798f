"""Reads what the first search of a process would wait for, while nobody waits."""

from __future__ import annotations

import logging
import threading

from django.db import DatabaseError, connections

from .engines.base import EngineUnavailableError
from .query import Query, search

logger = logging.getLogger(__name__)


def warm() -> threading.Thread:
    """Search once in a thread of its own: dictionary, columns and words are in memory after it."""
    thread = threading.Thread(target=_search_once, name="search-warming", daemon=True)
    thread.start()
    return thread


def _search_once() -> None:
    try:
        search(Query("市", limit=1))
    except (DatabaseError, EngineUnavailableError) as error:  # as before the first migration
        logger.info("The first search will have to wait: %s", error)
    finally:
        connections.close_all()
