"""Search at 10,000 and 100,000 entries, beside stock Wagtail search and beside raw FTS5.

``python -m tests.bench.search [entries …]``, times in milliseconds of processor time. Ours is the
whole search of the site: analysis, ranking, total, facets with counts, the entries of the first
page, highlight. Stock is Wagtail's database backend on the same tokens: the first page and a count.
Raw is sqlite3 asking FTS5 for the first twenty ids of the same tokens, ranked, and nothing else.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from . import search_documents
from .scratch import set_up

QUERIES = 60
STOCK_SECONDS = 60
MANY_ENTRIES, FEW_QUERIES = 50_000, 2
CHUNK = 500


def main() -> None:
    """Fill a scratch database for each size, measure, print."""
    set_up()
    sizes = [int(size) for size in sys.argv[1:]] or [10_000, 100_000]
    held = 0
    for size in sizes:
        seconds = fill(held, size)
        print(f"\n{size:,} entries; {(size - held) / seconds:,.0f} a second indexed")
        held = size
        print("words    ours p50   p95     stock p50       raw p50   p95    times raw  times stock")
        for words in (1, 2, 3):
            measure(words, FEW_QUERIES if size >= MANY_ENTRIES else QUERIES)


def fill(held: int, size: int) -> float:
    """Write entries ``held`` to ``size``, and their texts for Wagtail; returns seconds for ours."""
    from django.db import transaction

    from search import sync
    from search.models import SearchClock

    from . import stock_search

    seconds = 0.0
    for chunk in _chunks(held, size):
        start = time.process_time()
        with transaction.atomic():
            clock = SearchClock.lock()
            sync.write([sync.Wanted(document.key, (document,), None) for document in chunk], clock)
        seconds += time.process_time() - start
        stock_search.fill(document.key for document in chunk)
    return seconds


def measure(words: int, stock_queries: int) -> None:
    """Measure queries of so many words in turn and print a line; stock gets the first of them."""
    from . import stock_search

    texts = search_documents.queries(QUERIES, words)
    _ours(texts[0])
    ours = _times(_ours, texts)
    raw = _times(_raw(), texts)
    stock = _times(stock_search.ask, texts[:stock_queries], STOCK_SECONDS)
    p50, p95 = _percentile(ours, 50), _percentile(ours, 95)
    raw50, raw95 = _percentile(raw, 50), _percentile(raw, 95)
    stock50 = _percentile(stock, 50)
    print(
        f"{words:5}  {p50:8.1f} {p95:8.1f}  {stock50:9.1f} ({len(stock):2} asked) "
        f"{raw50:8.1f} {raw95:6.1f}  {p50 / raw50:9.2f}  {stock50 / p50:9.1f}",
        flush=True,
    )


def _ours(text: str) -> None:
    from search.query import Query, search

    search(Query(text, language="ja"))


def _raw() -> Callable[[str], None]:
    """FTS5 itself, on a connection of its own to the same tables, with the same tokens."""
    from django.conf import settings

    from search.analysis import analyse_query
    from search.engines.sqlite import DEFAULT_NAME
    from search.engines.statements import all_of

    connection = sqlite3.connect(settings.DATABASES["default"]["NAME"])
    table = f"{DEFAULT_NAME}_text"
    sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rank LIMIT 20"

    def ask(text: str) -> None:
        connection.execute(sql, [all_of(analyse_query(text, ["ja"]))]).fetchall()

    return ask


def _times(ask: Callable[[str], None], texts: list[str], seconds: float = 3600) -> list[float]:
    """Milliseconds of each query, until they are all asked or the time is over."""
    times = []
    end = time.perf_counter() + seconds
    for text in texts:
        start = time.process_time()
        ask(text)
        times.append((time.process_time() - start) * 1000)
        if time.perf_counter() > end:
            break
    return times


def _percentile(times: list[float], percent: int) -> float:
    if len(times) < 2:
        return times[0]
    return statistics.quantiles(times, n=100, method="inclusive")[percent - 1]


def _chunks(held: int, size: int) -> Iterator[list[Any]]:
    chunk = []
    for number, document in enumerate(search_documents.documents(size)):
        if number >= held:
            chunk.append(document)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


if __name__ == "__main__":
    main()
