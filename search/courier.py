"""Tells the cluster what it was not told, beside all requests and without anybody's help."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.db import connections

logger = logging.getLogger(__name__)

LOOK_SECONDS = 5.0
"""How often a process that stays looks whether the cluster has everything."""


class Courier:
    """At most one thread of a process. ``send`` tries once to send everything that is missing.

    A process that ends soon sends what is too much for a request with ``go()``, and ends when
    that is done. One that stays, as a web server does, calls ``watch()``: an outage, a lost index
    and what other processes could not send are then made up for though nobody asks anything.
    """

    def __init__(self, send: Callable[[], object]) -> None:
        self._send = send
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._called, self._over = threading.Event(), threading.Event()
        self._sending = False

    @property
    def is_busy(self) -> bool:
        """Whether something is being sent, or will be at once."""
        return self._is_alive and (self._sending or self._called.is_set())

    def go(self) -> None:
        """Send everything, once."""
        self._start(self._send_once, daemon=False)

    def watch(self) -> None:
        """Look now and then, for as long as the process lives or until ``stop()``."""
        self._start(self._stay, daemon=True)

    def stop(self) -> None:
        """Let it send what it was called for; returns when it has ended."""
        self._over.set()
        if thread := self._thread:
            self._called.set()
            thread.join()

    @property
    def _is_alive(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _start(self, work: Callable[[], None], daemon: bool) -> None:
        with self._lock:
            self._over.clear()
            self._called.set()
            if not self._is_alive:  # as it is after a fork, which threads do not survive
                self._thread = threading.Thread(target=work, name="search-courier", daemon=daemon)
                self._thread.start()

    def _send_once(self) -> None:
        while self._was_called():
            self._carry()

    def _was_called(self) -> bool:
        """Whether to send again; if not, the next call finds no thread."""
        with self._lock:
            if not self._called.is_set():
                self._thread = None
            return self._thread is not None

    def _stay(self) -> None:
        self._carry()
        while not self._over.is_set():
            self._called.wait(LOOK_SECONDS)
            self._carry()

    def _carry(self) -> None:
        self._sending = True
        self._called.clear()
        try:
            self._send()
        except Exception:  # as a locked database: there is a next time
            logger.exception("The cluster is told later what was written.")
        finally:
            self._sending = False
            connections.close_all()
