"""The cluster that some sites have: told what was written, asked while it can answer.

Nothing that is written goes to the cluster before it is committed. Entries and removals carry the
version of their change and the cluster's index says which version it has reached: what lies
between was not sent yet. Every later write, search or command sends it, and every web server looks
for it now and then.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import TypeVar

from django.conf import settings
from django.db import connection, transaction

from .catch_up import catch_up
from .changes import count_changes, last_version
from .courier import Courier
from .engines import get_engine
from .engines.base import Engine, EngineQuery, EngineResult, EngineUnavailableError, Searcher
from .engines.breaker import Breaker

logger = logging.getLogger(__name__)

T = TypeVar("T")

AT_ONCE = 500
"""Changes that a writer or reader sends on the way; more are sent beside all requests."""

LOOK_SECONDS = 10.0
"""How long a process believes that the cluster has what it had; others may put it back."""


class Cluster:
    """An engine that is elsewhere, and what keeps people from waiting for it."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.reading = Breaker()
        self.writing = Breaker()
        self.courier = Courier(self.deliver_all)
        self._reached = (-1, 0.0)

    def search(self, query: EngineQuery) -> EngineResult:
        """What the cluster finds; raises ``EngineUnavailableError``, at once after a failure."""
        return self._asked(lambda: self.engine.search(query))

    def totals(self, queries: Sequence[EngineQuery]) -> list[int]:
        """How many each of ``queries`` finds; raises as ``search`` does."""
        return self._asked(lambda: self.engine.totals(queries))

    def _asked(self, question: Callable[[], T]) -> T:
        if not self.reading.allows():
            raise EngineUnavailableError(self.reading.reason)
        try:
            answer = question()
        except EngineUnavailableError as error:
            self.reading.failed(str(error))
            self.writing.failed(str(error))
            self._reached = (-1, 0.0)  # it may come back with another index
            logger.warning("The embedded engine searches: %s", error)
            raise
        self.reading.succeeded()
        return answer

    def is_current(self) -> bool:
        """Whether the cluster has all that is committed; sends what it has not, if that is little.

        Costs one small query while nothing is written, and now and then a look at the cluster.
        """
        reached, since = self._reached
        looked = time.monotonic() - since < LOOK_SECONDS
        return (looked and reached == last_version()) or self.deliver()

    def deliver(self) -> bool:
        """Send what the cluster has not; returns whether it then has everything."""
        if self.courier.is_busy:
            self.courier.go()  # once more, for what it has not seen
            return False
        if not self.writing.allows():
            return False
        try:
            position, last = self.engine.position(), last_version()
            if position > last or count_changes(position) > AT_ONCE:
                self.courier.go()
                return False
            return self._send()
        except EngineUnavailableError as error:
            self._cannot_send(error)
            return False

    def deliver_all(self) -> bool:
        """As ``deliver``, however much it is and however it went before."""
        try:
            return self._send()
        except EngineUnavailableError as error:
            self._cannot_send(error)
            return False

    def _send(self) -> bool:
        self.engine.setup()
        position = catch_up(self.engine)
        self.writing.succeeded()
        self._reached = (position, time.monotonic())
        return position == last_version()

    def _cannot_send(self, error: EngineUnavailableError) -> None:
        if str(error) != self.writing.reason:
            logger.warning("The cluster is told later what was written: %s", error)
        self.writing.failed(str(error))


class Answering:
    """Asks the cluster, and the embedded engine where the cluster is away or behind."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self.by_cluster = cluster.is_current()

    def search(self, query: EngineQuery) -> EngineResult:
        """The answer; ``degraded`` when it is the embedded engine's."""
        result = self._asked(lambda searcher: searcher.search(query))
        return result if self.by_cluster else replace(result, degraded=True)

    def totals(self, queries: Sequence[EngineQuery]) -> list[int]:
        """How many each of ``queries`` finds."""
        return self._asked(lambda searcher: searcher.totals(queries))

    def _asked(self, question: Callable[[Searcher], T]) -> T:
        if self.by_cluster:
            try:
                return question(self.cluster)
            except EngineUnavailableError:
                self.by_cluster = False
        return question(self._embedded)

    @cached_property
    def _embedded(self) -> Searcher:
        engine = get_engine()
        if not engine.transactional:
            catch_up(engine)
        return engine.reader()


@cache
def get_cluster() -> Cluster | None:
    """The cluster of ``SEARCH_URL``; None where the settings name none."""
    if not settings.SEARCH_URL:
        return None
    from .engines.elasticsearch import Connection, ElasticsearchEngine  # heavy, seldom needed

    address = settings.WAGTAILADMIN_BASE_URL
    return Cluster(ElasticsearchEngine.connected(Connection.from_settings(), address))


os.register_at_fork(after_in_child=get_cluster.cache_clear)  # connections cannot be shared


def keep_told() -> None:
    """Let this process look after the cluster, if there is one, for as long as it lives."""
    if cluster := get_cluster():
        cluster.courier.watch()


def engines() -> list[Engine]:
    """Every engine that is filled: the embedded one, and the cluster's where there is one."""
    cluster = get_cluster()
    return [get_engine(), *([cluster.engine] if cluster else [])]


def deliver_after_commit() -> None:
    """Let the cluster be told when the transaction is committed, once for all of its changes."""
    if get_cluster() and not any(_deliver in hook for hook in connection.run_on_commit):
        transaction.on_commit(_deliver, robust=True)


def _deliver() -> None:
    if cluster := get_cluster():
        cluster.deliver()
