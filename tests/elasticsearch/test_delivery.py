"""What is committed reaches the cluster, what is not never does, and nothing is lost between."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from search import cluster as clusters
from search import sync
from search.changes import last_version
from search.cluster import Cluster
from search.engines.base import EngineDocument
from search.models import SearchEntry
from search.query import Query, Results, search
from search.status import status

from .conftest import recovered


def find(text: str) -> Results:
    return search(Query(text))


def told(text: str) -> tuple[int, bool]:
    """How much is found, and whether the cluster found it."""
    results = find(text)
    return results.total, not results.degraded


def entries() -> set[int]:
    return set(SearchEntry.objects.values_list("pk", flat=True))


def test_what_is_written_is_found_by_the_cluster(cluster: Cluster, write: Any) -> None:
    write("groups:G1", "除雪の会")
    assert cluster.engine.position() == last_version()
    assert told("除雪") == (1, True)
    write("groups:G1", "清掃の会")
    assert (told("除雪"), told("清掃")) == ((0, True), (1, True))
    sync.remove("groups:G1")
    assert told("清掃") == (0, True)
    assert cluster.engine.ids() == entries()


def test_what_is_rolled_back_never_reaches_it(cluster: Cluster, write: Any) -> None:
    write("groups:G1", "除雪の会")
    with transaction.atomic():
        write("groups:G1", "清掃の会")
        write("groups:G2", "除雪の友")
        assert find("清掃").degraded is False  # the transaction's own index answers
        transaction.set_rollback(True)
    assert (told("除雪"), told("清掃")) == ((1, True), (0, True))
    assert len(cluster.engine.ids()) == 1


def test_a_transaction_is_sent_once(
    cluster: Cluster, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = []
    deliver = cluster.deliver
    monkeypatch.setattr(cluster, "deliver", lambda: sent.append(deliver()))
    with transaction.atomic():
        for number in range(5):
            write(f"groups:G{number}", "除雪の会")
    assert sent == [True]


def test_a_late_write_does_no_harm(cluster: Cluster, write: Any) -> None:
    write("groups:G1", "除雪の会")
    old = SearchEntry.objects.get().for_engine()
    write("groups:G1", "清掃の会")
    cluster.engine.put([old])
    cluster.engine.set_position(old.version)
    assert cluster.engine.position() == last_version()
    assert (told("除雪")[0], told("清掃")[0]) == (0, 1)
    sync.remove("groups:G1")
    cluster.engine.put([replace(old, version=last_version() - 1)])
    assert cluster.engine.ids() == set()


@pytest.mark.parametrize(
    ("block", "why"),
    [("read_only_allow_delete", "ディスクがいっぱい"), ("write", "書き込みが禁止されています")],
)
def test_an_index_that_takes_no_writes_is_told_later(
    cluster: Cluster, write: Any, client: Client, admin_client: Client, block: str, why: str
) -> None:
    write("groups:G1", "除雪の会")
    setting = f"index.blocks.{block}"
    alias = cluster.engine.indexes.alias  # type: ignore[attr-defined]
    indices = cluster.engine.client.indices  # type: ignore[attr-defined]
    indices.put_settings(index=alias, settings={setting: True})
    write("groups:G2", "除雪の友")
    sync.remove("groups:G1")
    assert told("除雪") == (1, False)
    found = status()
    assert (found.severity, found.engines[1].state, found.engines[1].behind) == (1, "behind", 2)
    assert ("disk" in found.engines[1].reason) == (block == "read_only_allow_delete")
    assert "no writes" in found.engines[1].reason
    page = client.get("/search/", {"q": "除雪"}).content.decode()
    assert "検索機能の一部が停止しています" in page
    desk = admin_client.get("/admin/search/rebuild/").content.decode()
    assert "未反映の変更が 2 件あります" in desk
    assert why in desk
    indices.put_settings(index=alias, settings={setting: None})
    recovered(cluster)
    assert told("除雪") == (1, True)
    assert cluster.engine.ids() == entries()
    assert status().severity == 0


def test_an_index_that_is_lost_is_made_anew(cluster: Cluster, write: Any) -> None:
    write("groups:G1", "除雪の会")
    cluster.engine.drop()
    assert told("除雪") == (1, False)
    recovered(cluster)
    assert told("除雪") == (1, True)
    assert cluster.engine.ids() == entries()


def test_it_begins_anew_beside_an_older_database(cluster: Cluster, write: Any) -> None:
    write("groups:G1", "除雪の会")
    lost = EngineDocument(4711, "除雪", {}, version=last_version() + 90)
    cluster.engine.put([lost])
    cluster.engine.set_position(last_version() + 100)
    write("groups:G2", "除雪の友")
    cluster.courier.stop()
    assert told("除雪") == (2, True)
    assert cluster.engine.ids() == entries()


def test_much_is_sent_beside_all_requests(
    cluster: Cluster, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "AT_ONCE", 2)
    cluster.writing.failed("away")
    for number in range(5):
        write(f"groups:G{number}", "除雪の会")
    recovered(cluster)
    assert told("除雪") == (5, False)
    cluster.courier.stop()
    assert told("除雪") == (5, True)


def test_another_site_s_index_is_left_alone(
    cluster: Cluster, write: Any, settings: Any, use_cluster: Any, connection_to_node: Any
) -> None:
    write("groups:G1", "除雪の会")
    settings.WAGTAILADMIN_BASE_URL = "https://other.example.jp"
    other = use_cluster(connection_to_node)
    write("groups:G2", "除雪の友")
    assert told("除雪") == (2, False)
    assert status().severity == 2
    assert "belongs to" in status().engines[1].reason
    assert len(cluster.engine.ids()) == 1
    assert other.engine.ids() == cluster.engine.ids()
