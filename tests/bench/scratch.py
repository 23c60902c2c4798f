"""A scratch database and a clock for the measurements; nothing here touches the site's own data."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from typing import Any


def set_up() -> None:
    """Set Django up on an empty database in a folder of its own, migrated.

    The connection is kept between requests, as in production.
    """
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="tomoni-bench-")
    os.environ.pop("DATABASE_URL", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.DATABASES["default"]["CONN_MAX_AGE"] = None
    call_command("migrate", verbosity=0)


def best(function: Callable[[], Any], rounds: int = 60) -> float:
    """The shortest of some rounds in milliseconds of processor time, after a warm-up."""
    function()
    shortest = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        function()
        shortest = min(shortest, time.process_time() - start)
    return shortest * 1000


def get(path: str) -> bytes:
    """The body of GET ``path`` through the whole WSGI stack, middleware included."""
    from django.test import RequestFactory

    return request(RequestFactory(SERVER_NAME="localhost").get(path).environ)


def request(environ: dict[str, Any]) -> bytes:
    """The body of one request through the WSGI application."""
    from cms.wsgi import application

    status: list[str] = []
    environ = {**environ, "wsgi.input": BytesIO()}
    body = application(environ, lambda line, _headers: status.append(line))
    data = b"".join(body)
    body.close()
    if not status[0].startswith("200"):
        raise RuntimeError(f"{environ['PATH_INFO']} answered {status[0]}")
    return data
