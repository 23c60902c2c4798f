"""Search on Elasticsearch at 10,000, 100,000 and 1,000,000 entries, beside requests by hand.

``python -m tests.bench.search_cluster [entries …] [--folder F] [--fill]``, on a node of its own or
on that of ``TOMONI_TEST_ELASTICSEARCH_URL``. What ``--folder`` holds (database and node) is kept,
gone on with and asked again: one number of entries a folder. ``--fill`` asks nothing.

Ours is the whole search of the site: analysis, ranking, total, facets with counts, the entries of
the first page, highlight; new is ours in a process that has not heard of the words before. By hand
is ``by_hand.page``, bare ``by_hand.bare``, both ready-made. All
are asked in turn, query by query, and of each the shortest of some rounds counts, in milliseconds
by the clock. Spent is the processor time of this process and of the node together, a query on
average of ours, by hand and bare: others on the machine change it less. Totals and facets must be
the same. Queries that nothing answers word by word have a line of their own: ours then goes on to
search for some of the words, by hand says that there is nothing.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.elasticsearch.node import Node
from tests.elasticsearch.plugin import RUNNING

from . import search_documents
from .entries import write_entries
from .search import QUERIES, _percentile, _start

Ask = Callable[[str], None]

ROUNDS = 5
"""How often each query is asked: the shortest time counts, for the machine is shared."""

PUBLISHED, AT_ONCE = 300, 50

HEADING = (
    "words  ours p50    p95  by hand    p95  times p50   p95  bare p50    p95   new p50    p95"
    "    spent"
)

JAVA = "-Xms512m -Xmx512m"
MANY_ENTRIES, MORE_JAVA = 500_000, "-Xms2g -Xmx2g"


def main() -> None:
    """Fill a database and an index for each size, measure, print."""
    asked = _arguments()
    _start(asked.folder)
    with running(asked.folder, max(asked.entries)) as node:
        cluster = use(node)
        for size in sorted(asked.entries):
            by_hand = fill_both(cluster, size)
            if not asked.fill:
                report(cluster, by_hand, node, size)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("entries", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--fill", action="store_true")
    return parser.parse_args()


@contextmanager
def running(folder: Path | None, entries: int) -> Iterator[Node | None]:
    """A node that is started and stopped, or none where one runs already."""
    if RUNNING in os.environ:
        yield None
        return
    java = MORE_JAVA if entries > MANY_ENTRIES else JAVA
    node = Node(java=java, folder=folder / "node") if folder else Node(java=java)
    try:
        node.start()
        yield node
    finally:
        (node.stop if folder else node.remove)()


def use(node: Node | None) -> Any:
    """Let the site have this cluster."""
    from django.conf import settings

    from search.cluster import get_cluster

    settings.SEARCH_URL = [node.url if node else os.environ[RUNNING]]
    settings.SEARCH_INDEX_PREFIX, settings.SEARCH_TIMEOUT = "bench", 60.0
    get_cluster.cache_clear()
    cluster: Any = get_cluster()
    client = cluster.engine.client.options(request_timeout=600)
    client.cluster.health(wait_for_status="yellow", timeout="600s")  # what it held is there again
    return cluster


def fill_both(cluster: Any, size: int) -> Any:
    """Fill what is missing of the product's index and of that by hand."""
    from .by_hand import ByHand

    print(f"\n{size:,} entries; {fill(cluster, size)}", flush=True)
    by_hand = ByHand(cluster.engine)
    by_hand.fill(size)
    return by_hand


def report(cluster: Any, by_hand: Any, node: Node | None, size: int) -> None:
    """Measure and print."""
    uncached(cluster)
    print(HEADING)
    for words in (1, 2, 3):
        measure(words, cluster, by_hand, node)
    print(f"{publishing(size):,.0f} objects a second published, until the cluster has them")


def fill(cluster: Any, size: int) -> str:
    """Write the entries that are missing and fill the index anew, unless it has them all."""
    from search.models import SearchEntry
    from search.refill import refill
    from search.status import status_of

    write_entries(SearchEntry.objects.count(), size)
    held = status_of(cluster.engine, size)
    if (held.held, held.state) == (size, "current"):
        return "held already"
    start = time.perf_counter()
    cluster.engine.setup()
    refill(cluster.engine)
    return f"{size / (time.perf_counter() - start):,.0f} a second indexed"


def publishing(size: int) -> float:
    """Objects a second that are published: analysed, written, offered, sent; then withdrawn."""
    from django.db import transaction

    from search import sync
    from search.models import SearchClock

    documents = search_documents.documents(PUBLISHED, seed=size)
    new = [replace(document, key=f"new:{document.key}") for document in documents]
    wanted = [sync.Wanted(document.key, (document,), None) for document in new]
    start = time.perf_counter()
    for first in range(0, PUBLISHED, AT_ONCE):
        with transaction.atomic():
            sync.write(wanted[first : first + AT_ONCE], SearchClock.lock())
    seconds = time.perf_counter() - start
    for one in wanted:
        sync.remove(one.key)
    return PUBLISHED / seconds


def uncached(cluster: Any) -> None:
    """Let the node answer each request anew."""
    cluster.engine.client.indices.put_settings(
        index="bench-*", settings={"index.requests.cache.enable": False}
    )


def measure(words: int, cluster: Any, by_hand: Any, node: Node | None) -> None:
    """Ask queries of so many words in turn and print a line."""
    texts, others = parted(search_documents.queries(QUERIES, words), cluster, by_hand)
    line(f"{words:5}", texts, node, by_hand)
    if others:
        line("    –", others, node, by_hand)


def line(head: str, texts: list[str], node: Node | None, by_hand: Any) -> None:
    """Ask ``texts`` in every way and print a line."""
    ways: list[Ask] = [by_hand.page, _ours, by_hand.bare, _new]
    for ask in ways:
        ask(texts[0])
    times = dict(zip(("page", "ours", "bare", "new"), shortest(ways, texts), strict=True))
    half, most = ({name: _percentile(ms, p) for name, ms in times.items()} for p in (50, 95))
    spent = [processor(ask, texts, node) for ask in (_ours, by_hand.page, by_hand.bare)]
    columns = [head, *(f"{half[name]:9.1f} {most[name]:6.1f}" for name in ("ours", "page"))]
    columns += [f"{half['ours'] / half['page']:9.2f} {most['ours'] / most['page']:6.2f}"]
    columns += [f"{half[name]:9.1f} {most[name]:6.1f}" for name in ("bare", "new")]
    print(" ".join(columns), "   " + " / ".join(f"{ms:.1f}" for ms in spent), flush=True)


def parted(texts: list[str], cluster: Any, by_hand: Any) -> tuple[list[str], list[str]]:
    """Those that are answered word by word, and the others.

    Raises where ours and by hand count otherwise.
    """
    from search.query import Query, find

    parted: tuple[list[str], list[str]] = ([], [])
    for text in texts:
        result, attempt = find(cluster, Query(text, language="ja"))
        parted[attempt.relaxed].append(text)
        if not attempt.relaxed and (result.total, result.facets) != by_hand.counts(text):
            raise RuntimeError(f"Counted otherwise by hand: {text}")
    return parted


def shortest(ways: list[Ask], texts: list[str]) -> list[list[float]]:
    """Milliseconds of each query in its shortest round, for each of ``ways``."""
    found: list[list[float]] = [[] for _ask in ways]
    for text in texts:
        rounds = [[_milliseconds(ask, text) for ask in ways] for _ in range(ROUNDS)]
        for times, best in zip(found, zip(*rounds, strict=True), strict=True):
            times.append(min(best))
    return found


def processor(ask: Ask, texts: list[str], node: Node | None) -> float:
    """Milliseconds of processor time that a query takes on average, here and in the node."""
    start = time.process_time() + (node.processor_seconds() if node else 0)
    for text in texts:
        ask(text)
    end = time.process_time() + (node.processor_seconds() if node else 0)
    return (end - start) * 1000 / len(texts)


def _ours(text: str) -> None:
    from search.query import Query, search

    if search(Query(text, language="ja")).degraded:
        raise RuntimeError("The embedded engine has answered.")


def _new(text: str) -> None:
    """Ours where the process does not know how rare the words are."""
    from search.cluster import get_cluster
    from search.engines.elasticsearch.rarity import Rarity

    cluster: Any = get_cluster()
    cluster.engine._rarity = Rarity()
    _ours(text)


def _milliseconds(ask: Ask, text: str) -> float:
    start = time.perf_counter()
    ask(text)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
