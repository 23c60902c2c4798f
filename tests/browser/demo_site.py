"""The demo city on a server of its own: made once, opened by tests and screenshots alike."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.new_site import ROOT

PATIENCE = 60
"""Seconds until the server must answer."""


@contextmanager
def demo_site(fill: Callable[[Path], None]) -> Iterator[str]:
    """The address of a running demo city, loaded by ``fill``; it is gone afterwards.

    DEMO_URL names one that runs already (with tests.browser.demo_settings) and is left alone.
    """
    if running := os.environ.get("DEMO_URL"):
        yield running
        return
    with tempfile.TemporaryDirectory(prefix="tomoni-demo-") as folder:
        fill(Path(folder))
        environment = {
            **os.environ,
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "tests.browser.demo_settings",
        }
        environment.pop("DATABASE_URL", None)
        with _server(environment) as address:
            yield address


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[str]:
    address = f"http://127.0.0.1:{_free_port()}"
    command = [sys.executable, "manage.py", "runserver", address[7:], "--noreload"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    ) as server:
        try:
            _wait_for(f"{address}/robots.txt")
            yield address
        finally:
            server.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(url: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            urlopen(url)
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"{url} does not answer")
