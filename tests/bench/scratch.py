"""A scratch database and a clock for the measurements; nothing here touches the site's own data."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


def set_up() -> None:
    """Set Django up on an empty database in a folder of its own, migrated."""
    use(tempfile.mkdtemp(prefix="tomoni-bench-"))
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def use(folder: str) -> None:
    """Set Django up on the database in ``folder``; connections are kept, as in production."""
    os.environ["DATA_DIR"] = folder
    os.environ.pop("DATABASE_URL", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    import django
    from django.conf import settings

    django.setup()
    settings.DATABASES["default"]["CONN_MAX_AGE"] = None


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


def request(environ: dict[str, Any], application: WSGIApplication | None = None) -> bytes:
    """The body of one request through the WSGI application, the site's own unless told."""
    return b"".join(pieces(environ, application))


def pieces(environ: dict[str, Any], application: WSGIApplication | None = None) -> Iterator[bytes]:
    """The same, piece by piece as it is sent."""
    if application is None:
        from cms.wsgi import application

    status: list[str] = []
    body = application(
        {**environ, "wsgi.input": BytesIO()}, lambda line, _headers: status.append(line)
    )
    yield from body
    body.close()
    if not status[0].startswith("200"):
        raise RuntimeError(f"{environ['PATH_INFO']} answered {status[0]}")
