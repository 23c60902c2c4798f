"""A cluster that cannot be reached: everything is found all the same, and the reader is told."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from search.cluster import Cluster, get_cluster

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def unreachable(settings: Any) -> Iterator[Cluster]:
    """The cluster of a site, at a port on which nothing listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        settings.SEARCH_URL = [f"http://127.0.0.1:{listener.getsockname()[1]}"]
    get_cluster.cache_clear()
    cluster = get_cluster()
    assert cluster
    yield cluster
    get_cluster.cache_clear()


def test_page_and_api_tell_that_another_search_answers(
    unreachable: Cluster, write: Any, client: Client
) -> None:
    write("groups:G1", "除雪の会")
    page = client.get("/search/", {"q": "除雪"}).content.decode()
    assert "除雪の会" in page.replace("<mark>", "").replace("</mark>", "")
    assert "検索機能の一部が停止しています" in page
    data = client.get("/api/v1/search", {"q": "除雪"}).json()
    assert (data["total"], data["degraded"]) == (1, True)
    assert not unreachable.writing.allows()


def test_without_a_cluster_nothing_is_said(write: Any, client: Client) -> None:
    write("groups:G1", "除雪の会")
    assert "検索機能の一部" not in client.get("/search/", {"q": "除雪"}).content.decode()
    assert client.get("/api/v1/search", {"q": "除雪"}).json()["degraded"] is False
