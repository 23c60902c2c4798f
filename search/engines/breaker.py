"""Leaves alone what has just failed, so that not everybody waits for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0


class Breaker:
    """Closed while all is well. Each failure opens it for a pause, twice as long as the last.

    After the pause one caller may try, and the others only when that went well.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._pause = 0.0
        self._until = 0.0
        self.reason = ""

    def allows(self) -> bool:
        """Whether to try now."""
        with self._lock:
            if not self._pause:
                return True
            now = self._clock()
            if now < self._until:
                return False
            self._until = now + self._pause
            return True

    def failed(self, reason: str) -> None:
        """It did not go well."""
        with self._lock:
            self._pause = min(max(2 * self._pause, FIRST_PAUSE), LONGEST_PAUSE)
            self._until = self._clock() + self._pause
            self.reason = reason

    def succeeded(self) -> None:
        """It went well."""
        with self._lock:
            self._pause, self.reason = 0.0, ""
