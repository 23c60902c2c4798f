"""Search at 10,000 and 100,000 entries, beside stock Wagtail search and beside raw FTS5.

``python -m tests.bench.search [entries …] [--folder F] [--stock]``, milliseconds of processor time,
of each query the shortest of some rounds. Ours is the whole search of the site: analysis, ranking,
total, facets with counts, the entries of the first page, highlight. Raw is sqlite3 asking FTS5 for
the first twenty ids of the same tokens, ranked, and nothing else. Stock is Wagtail's database
backend on the same tokens: the first page and a count. It ranks with a query of its own for each
hit, which takes minutes where entries are many: a query is given up after ``PATIENCE``, and the
line then says so. What ``--folder`` holds already is kept and gone on with.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from . import search_documents
from .entries import write_entries
from .scratch import set_up, use

QUERIES = 60
ROUNDS = 3
STOCK_SECONDS = 20
MANY_ENTRIES, FEW_QUERIES = 50_000, 2
PUBLISHED = 300


def main() -> None:
    """Fill a scratch database for each size, measure, print."""
    asked = _arguments()
    _start(asked.folder)
    for size in sorted(asked.entries):
        filled, published = fill(size), publishing(size)
        print(f"\n{size:,} entries; a second: {filled:,.0f} indexed, {published:,.0f} published")
        if asked.stock:
            _fill_stock()
        print("words    ours p50   p95       raw p50   p95    times raw     stock p50")
        for words in (1, 2, 3):
            measure(words, _stock_queries(size) if asked.stock else 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("entries", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--stock", action="store_true")
    return parser.parse_args()


def _start(folder: Path | None) -> None:
    """Set up on an empty database, or on that of ``folder`` as far as it is."""
    if folder is None:
        set_up()
        return
    folder.mkdir(exist_ok=True)
    use(str(folder))
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def fill(size: int) -> float:
    """Write the entries that are missing, fill the index anew; returns entries a second for it."""
    from search.engines import get_engine
    from search.models import SearchEntry
    from search.refill import refill

    held = SearchEntry.objects.count()
    if held > size:
        raise SystemExit(f"The folder holds {held:,} entries already.")
    write_entries(held, size)
    start = time.process_time()
    refill(get_engine())
    return size / (time.process_time() - start)


def publishing(size: int) -> float:
    """Objects a second that can be published: analysed, indexed, offered; nothing is kept."""
    from django.db import transaction

    from search import sync
    from search.models import SearchClock

    documents = islice(search_documents.documents(size + PUBLISHED), size, None)
    wanted = [sync.Wanted(document.key, (document,), None) for document in documents]
    with transaction.atomic():
        start = time.process_time()
        sync.write(wanted, SearchClock.lock())
        seconds = time.process_time() - start
        transaction.set_rollback(True)
    return PUBLISHED / seconds


def _fill_stock() -> None:
    from search.changes import chunks
    from search.models import SearchEntry

    from . import stock_search

    for keys in chunks(SearchEntry.objects.values_list("key", flat=True)):
        stock_search.fill(keys)


def _stock_queries(size: int) -> int:
    return FEW_QUERIES if size >= MANY_ENTRIES else QUERIES


def measure(words: int, stock_queries: int) -> None:
    """Measure queries of so many words in turn and print a line; stock gets the first of them."""
    texts = search_documents.queries(QUERIES, words)
    _ours(texts[0])
    ours, raw = _shortest(texts, _ours, _raw())
    p50, p95 = _percentile(ours, 50), _percentile(ours, 95)
    raw50, raw95 = _percentile(raw, 50), _percentile(raw, 95)
    told = _stock(texts[:stock_queries])
    print(
        f"{words:5}  {p50:8.1f} {p95:8.1f}  {raw50:8.1f} {raw95:6.1f}  {p50 / raw50:9.2f}  {told}",
        flush=True,
    )


def _stock(texts: list[str]) -> str:
    """The p50 of stock Wagtail search, of as many queries as its time allows; or its limit."""
    from . import stock_search

    if not texts:
        return "        –"
    try:
        times = _times(stock_search.ask, texts, STOCK_SECONDS)
    except stock_search.GivenUpError:
        return f"> {stock_search.PATIENCE * 1000:,} (given up)"
    return f"{_percentile(times, 50):9.1f} ({len(times)} asked)"


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


def _shortest(texts: list[str], *ways: Callable[[str], None]) -> list[list[float]]:
    """Milliseconds of each query in its shortest round, for each of ``ways``, asked in turn."""
    rounds = [[_times(ask, texts) for ask in ways] for _ in range(ROUNDS)]
    return [[min(times) for times in zip(*one, strict=True)] for one in zip(*rounds, strict=True)]


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


if __name__ == "__main__":
    main()
