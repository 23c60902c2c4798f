"""Three nodes and a replica: the one with the primary is killed while people write and search.

``python -m tests.elasticsearch.three_nodes`` starts the cluster, writes entries as the site does,
kills a node after a third of them, starts it again after two thirds, and says what came of it.
Ends with 1 when an entry is lost, a search failed, or the index is not whole again.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.bench import scratch, search_documents

from .node import Node, free_port

ENTRIES, AT_ONCE = 3_000, 50
NAMES = ("one", "two", "three")
JAVA = "-Xms256m -Xmx256m -XX:TieredStopAtLevel=1 -XX:-UseG1GC -XX:+UseSerialGC"


@dataclass
class Searches:
    """What people saw who searched all the time."""

    by_cluster: int = 0
    by_embedded: int = 0
    failed: list[str] = field(default_factory=list)
    longest: float = 0.0

    def note(self, ask: Callable[[], Any]) -> None:
        """Search once."""
        start = time.perf_counter()
        try:
            degraded = ask().degraded
        except Exception as error:  # noqa: BLE001
            self.failed.append(repr(error))
            return
        self.longest = max(self.longest, time.perf_counter() - start)
        self.by_embedded += degraded
        self.by_cluster += not degraded


def main() -> int:
    """Run it and print the result."""
    scratch.set_up()
    with cluster_of_three() as nodes:
        cluster = use(nodes)
        write(0, AT_ONCE)
        wait_for(lambda: cluster.deliver_all() and health(cluster) == "green")
        print("three nodes, and a replica", flush=True)
        with searching() as searches:
            write(AT_ONCE, ENTRIES // 3)
            killed = next(node for node in nodes if node.name == primary(cluster))
            killed.kill()
            print(f"killed {killed.name}, which had the primary", flush=True)
            write(ENTRIES // 3, ENTRIES * 2 // 3)
            print(f"health without it: {health(cluster)}", flush=True)
            killed.start()
            write(ENTRIES * 2 // 3, ENTRIES)
            wait_for(lambda: cluster.deliver_all() and health(cluster) == "green")
        return report(cluster, searches)


def report(cluster: Any, searches: Searches) -> int:
    """Print what came of it; 0 when nothing was lost."""
    from search.models import SearchEntry

    entries = set(SearchEntry.objects.values_list("pk", flat=True))
    held = cluster.engine.ids()
    print(f"{len(entries)} entries, {len(entries - held)} lost, {len(held - entries)} invented")
    print(f"searches: {searches.by_cluster} by the cluster, {searches.by_embedded} by the embedded")
    print(f"engine, {len(searches.failed)} failed, longest {searches.longest:.1f} s")
    print(f"health at the end: {health(cluster)}")
    print(*set(searches.failed), sep="\n")
    return int(entries != held or bool(searches.failed) or health(cluster) != "green")


@contextmanager
def cluster_of_three() -> Iterator[list[Node]]:
    """Three nodes that know each other."""
    ports = [free_port() for _ in NAMES]
    together = {
        "cluster.initial_master_nodes": ",".join(NAMES),
        "discovery.seed_hosts": ",".join(f"127.0.0.1:{port}" for port in ports),
    }
    nodes = [
        Node(name=name, java=JAVA, settings=together, transport_port=port)
        for name, port in zip(NAMES, ports, strict=True)
    ]
    try:
        for node in nodes:
            node.start(wait=False)
        for node in nodes:
            node.wait()
        yield nodes
    finally:
        for node in nodes:
            node.remove()


def use(nodes: list[Node]) -> Any:
    """Let the site have this cluster."""
    from django.conf import settings

    from search.cluster import get_cluster

    settings.SEARCH_URL = [node.url for node in nodes]
    settings.SEARCH_TIMEOUT = 10.0  # three nodes share this machine with all that asks them
    get_cluster.cache_clear()
    return get_cluster()


def write(first: int, last: int) -> None:
    """Write these entries as the site does, some in each transaction."""
    from django.db import transaction

    from search import sync
    from search.models import SearchClock

    documents = list(search_documents.documents(last))[first:]
    for start in range(0, len(documents), AT_ONCE):
        with transaction.atomic():
            clock = SearchClock.lock()
            some = documents[start : start + AT_ONCE]
            sync.write([sync.Wanted(document.key, (document,), None) for document in some], clock)


@contextmanager
def searching() -> Iterator[Searches]:
    """Somebody searches all the time."""
    from django.db import connections

    from search.query import Query, search

    searches, over = Searches(), threading.Event()
    texts = search_documents.queries(40, 1)

    def read() -> None:
        while not over.is_set():
            for text in texts:
                searches.note(lambda text=text: search(Query(text, language="ja")))
        connections.close_all()

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield searches
    finally:
        over.set()
        thread.join()


def health(cluster: Any) -> str:
    """Green: every shard and its replica are there."""
    client = cluster.engine.client.options(request_timeout=30)
    return str(client.cluster.health(index=cluster.engine.indexes.alias)["status"])


def primary(cluster: Any) -> str:
    """The name of the node that has the primary."""
    (shard,) = [
        shard
        for shard in cluster.engine.client.cat.shards(
            index=f"{cluster.engine.indexes.alias}-*", format="json"
        )
        if shard["prirep"] == "p"
    ]
    return str(shard["node"])


def wait_for(happened: Callable[[], bool], seconds: float = 300) -> None:
    """Return when ``happened()``; TimeoutError after so many seconds."""
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())
