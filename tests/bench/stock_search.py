"""Wagtail's stock database search over the same entries, as the peer of the measurement.

Stock search parts words at white space, of which Japanese has none. So that it has as much to find
and to rank as ours, it gets the tokens of our analysis, in documents and in queries.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection
from modelsearch.backends.database import SearchBackend
from modelsearch.index import Indexed, SearchField

from search.analysis import analyse_query
from search.models import SearchEntry

PATIENCE = 120
"""Seconds of processor time after which a query is given up: nobody waits so long for a page."""

_STEPS = 100_000
"""Steps of SQLite's machine between two looks at the clock."""


class GivenUpError(Exception):
    """A query took more than ``PATIENCE``."""


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
    with _patience():
        results.count()
        list(results[:20])


@contextmanager
def _patience() -> Iterator[None]:
    """Let SQLite break off what takes too long; then ``GivenUpError``."""
    connection.ensure_connection()
    end = time.process_time() + PATIENCE
    connection.connection.set_progress_handler(lambda: time.process_time() > end, _STEPS)
    try:
        yield
    except OperationalError as error:
        raise GivenUpError from error
    finally:
        connection.connection.set_progress_handler(None, 0)
