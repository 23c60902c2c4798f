"""A site whose search is on a real node."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from search.cluster import Cluster, get_cluster
from search.engines.elasticsearch import Connection
from tests.search.conftest import write

__all__ = ["write"]

UseCluster = Callable[[Connection], Cluster]


@pytest.fixture
def use_cluster(settings: Any, transactional_db: None) -> Iterator[UseCluster]:
    """Lets the site have the cluster of a connection; its database has real transactions."""

    def use(connection: Connection) -> Cluster:
        settings.SEARCH_URL = list(connection.urls)
        settings.SEARCH_INDEX_PREFIX = connection.prefix
        settings.SEARCH_TIMEOUT = connection.seconds
        settings.SEARCH_USER, settings.SEARCH_PASSWORD = connection.user, connection.password
        settings.SEARCH_CA_FILE = connection.ca_file
        get_cluster.cache_clear()
        cluster = get_cluster()
        assert cluster
        return cluster

    yield use
    if cluster := get_cluster():
        cluster.courier.stop()
    get_cluster.cache_clear()


@pytest.fixture
def cluster(connection_to_node: Connection, use_cluster: UseCluster) -> Cluster:
    """The run's node as the site's cluster; nothing is sent any more when its indexes go."""
    return use_cluster(connection_to_node)


def recovered(cluster: Cluster) -> None:
    """Let the pauses after failures be over."""
    cluster.reading.succeeded()
    cluster.writing.succeeded()
