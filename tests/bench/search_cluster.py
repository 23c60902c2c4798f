"""Search on Elasticsearch at 10,000, 100,000 and 1,000,000 entries, beside a raw engine call.

``python -m tests.bench.search_cluster [entries …]``, milliseconds by the clock, on a node of its
own or on that of ``TOMONI_TEST_ELASTICSEARCH_URL``. Ours is the whole search of the site: analysis,
ranking, total, facets with counts, the entries of the first page, highlight. Raw is one request to
the same index with the same tokens, filters and facets, sent ready-made: the first twenty ids by
score, total, counts, no entries and no highlight. Both are asked in turn, query by query.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import orjson
import urllib3

from tests.elasticsearch.node import Node
from tests.elasticsearch.plugin import RUNNING

from . import search_documents
from .entries import write_entries
from .scratch import set_up
from .search import QUERIES, _percentile

ROUNDS = 5
"""How often each query is asked: the shortest time counts, for the machine is shared."""

JAVA = "-Xms512m -Xmx512m"


def main() -> None:
    """Fill a scratch database and an index for each size, measure, print."""
    sizes = [int(size) for size in sys.argv[1:]] or [10_000, 100_000, 1_000_000]
    set_up()
    with node_url() as url:
        cluster = use(url)
        held = 0
        for size in sizes:
            write_entries(held, size)
            held = size
            seconds = fill(cluster)
            print(f"\n{size:,} entries; {size / seconds:,.0f} a second indexed")
            print("words    ours p50    p95    raw p50    p95    times raw p50   p95")
            for words in (1, 2, 3):
                measure(cluster, url, words)
        cluster.engine.drop()


@contextmanager
def node_url() -> Iterator[str]:
    """The address of a node that runs, or of one that is started and stopped."""
    if RUNNING in os.environ:
        yield os.environ[RUNNING]
        return
    node = Node(java=JAVA)
    try:
        node.start()
        yield node.url
    finally:
        node.remove()


def use(url: str) -> Any:
    """Let the site have this cluster."""
    from django.conf import settings

    from search.cluster import get_cluster

    settings.SEARCH_URL, settings.SEARCH_INDEX_PREFIX = [url], "bench"
    settings.SEARCH_TIMEOUT = 30.0
    get_cluster.cache_clear()
    return get_cluster()


def fill(cluster: Any) -> float:
    """Seconds that a new index takes, from the entries in the database to the swap."""
    from search.refill import refill

    start = time.perf_counter()
    cluster.engine.setup()
    refill(cluster.engine)
    return time.perf_counter() - start


def measure(cluster: Any, url: str, words: int) -> None:
    """Ask queries of so many words in turn and print a line."""
    texts = search_documents.queries(QUERIES, words)
    raw = raw_call(url, cluster.engine.indexes.alias)
    _ours(texts[0])
    raw(texts[0])
    ours_ms, raw_ms = [], []
    for text in texts:
        rounds = [(_milliseconds(raw, text), _milliseconds(_ours, text)) for _ in range(ROUNDS)]
        raw_ms.append(min(one for one, _other in rounds))
        ours_ms.append(min(other for _one, other in rounds))
    figures = [_percentile(ms, percent) for ms in (ours_ms, raw_ms) for percent in (50, 95)]
    ours50, ours95, raw50, raw95 = figures
    print(
        f"{words:5}  {ours50:9.1f} {ours95:7.1f}  {raw50:9.1f} {raw95:6.1f}  "
        f"{ours50 / raw50:12.2f} {ours95 / raw95:6.2f}",
        flush=True,
    )


def _ours(text: str) -> None:
    from search.query import Query, search

    if search(Query(text, language="ja")).degraded:
        raise RuntimeError("The embedded engine has answered.")


def raw_call(url: str, alias: str) -> Callable[[str], None]:
    """The request that Elasticsearch's handbook would have one send, on a kept connection."""
    parts = urlsplit(url)
    pool = urllib3.HTTPConnectionPool(parts.hostname or "", parts.port, maxsize=1)
    path = f"/{alias}/_search?filter_path=hits.total,hits.hits._id,aggregations"
    headers = {"Content-Type": "application/json"}

    def ask(text: str) -> None:
        orjson.loads(pool.request("POST", path, body=_raw_body(text), headers=headers).data)

    return ask


@cache
def _raw_body(text: str) -> bytes:
    from django.utils import timezone

    from search import facets
    from search.analysis import analyse_query

    phrases = [
        {
            "bool": {
                "should": [{"match_phrase": {"text": " ".join(way)}} for way in term],
                "minimum_should_match": 1,
            }
        }
        for term in analyse_query(text, ["ja", "en"])
    ]
    over = {"range": {"over_on": {"lt": timezone.localdate()}}}
    return orjson.dumps(
        {
            "query": {
                "bool": {
                    "must": phrases,
                    "filter": [{"term": {"facets.locale": "ja"}}],
                    "must_not": [over],
                }
            },
            "aggs": {
                name: {"terms": {"field": f"facets.{name}", "size": 1000}}
                for name in facets.names()
            },
            "size": 20,
            "track_total_hits": True,
            "_source": False,
        }
    )


def _milliseconds(ask: Callable[[str], None], text: str) -> float:
    start = time.perf_counter()
    ask(text)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
