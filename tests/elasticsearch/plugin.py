"""One Elasticsearch node for a whole test run, whichever of its processes wants it first.

``TOMONI_TEST_ELASTICSEARCH_URL`` names a node that runs already and is used instead.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from tests.once import made_once, run_folder

from .node import Node
from .server import ServerMissingError

if TYPE_CHECKING:
    from search.engines.elasticsearch import Connection

RUNNING = "TOMONI_TEST_ELASTICSEARCH_URL"
SKIPPED = "tests on a real Elasticsearch node are skipped."

T = TypeVar("T")


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known that keeps some tests in one process."""
    config.addinivalue_line("markers", "xdist_group(name): run in one process")


@pytest.hookimpl(tryfirst=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """The run's first process stops the node, when all others have ended."""
    if not hasattr(config, "workerinput"):
        for told in run_folder().glob("elasticsearch*/node"):
            Node.found(json.loads(told.read_text())).remove()


def shared_node() -> str:
    """The address of the run's node, started when it does not run yet."""
    if RUNNING in os.environ:
        return os.environ[RUNNING]
    return (made_once("elasticsearch", start_node) / "url").read_text()


def start_node(folder: Path) -> None:
    """Start a node; ``folder`` is told how to stop it before it runs, and where it answers."""
    node = Node()
    (folder / "node").write_text(json.dumps(node.told()))
    node.start()
    (folder / "url").write_text(node.url)


def or_skip(start: Callable[[], T]) -> T:
    """What ``start`` returns; a skip where the machine lacks a part."""
    try:
        return start()
    except ServerMissingError as error:
        pytest.skip(f"{error}: {SKIPPED}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line what the machine lacks."""
    reports = terminalreporter.stats.get("skipped", [])
    said = {str(report.longrepr[2]) for report in reports if isinstance(report.longrepr, tuple)}
    for line in sorted(line.removeprefix("Skipped: ") for line in said if SKIPPED in line):
        terminalreporter.write_line(line, yellow=True)


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """The address of a real node."""
    return or_skip(shared_node)


@pytest.fixture(scope="session")
def worker_prefix() -> str:
    """What the names of this process's indexes begin with."""
    return f"test-{secrets.token_hex(4)}"


@pytest.fixture
def connection_to_node(elasticsearch_url: str, worker_prefix: str) -> Iterator[Connection]:
    """A connection with indexes of this process's own, which are gone after the test."""
    from search.engines.elasticsearch import Connection  # the settings are not read any earlier

    connection = Connection((elasticsearch_url,), prefix=worker_prefix, seconds=20)
    yield connection
    remove_indexes(connection)


def remove_indexes(connection: Connection) -> None:
    """Take all indexes with this connection's prefix away."""
    client = connection.client()
    for index in client.indices.get(index=f"{connection.prefix}-*"):
        client.indices.delete(index=index)
