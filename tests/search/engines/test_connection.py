"""What our requests say of who we are, seen by a server that notes them, and what refusals mean."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from search.engines.base import EngineUnavailableError
from search.engines.elasticsearch import Connection, ElasticsearchEngine

KEY = "aWQ6c2VjcmV0"
KNOWN = f"ApiKey {KEY}"
COMPATIBLE = "application/vnd.elasticsearch+json; compatible-with=8"
ALIAS = b"""{"tomoni-entries-1": {"mappings": {"_meta": {}}}}"""
REFUSED = b"""{"error": {"type": "security_exception", "reason": "unable to authenticate"}}"""


@dataclass
class Recorder:
    """A server that knows one key, and notes the headers of every request."""

    url: str = ""
    seen: list[dict[str, str]] = field(default_factory=list)


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    noted = Recorder()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            noted.seen.append({name.lower(): value for name, value in self.headers.items()})
            known = self.headers.get("Authorization") == KNOWN
            body = ALIAS if known else REFUSED
            self.send_response(200 if known else 401)
            self.send_header("X-Elastic-Product", "Elasticsearch")
            self.send_header("Content-Type", COMPATIBLE)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    noted.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield noted
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_key_is_sent_as_such_and_the_version_is_agreed_upon(recorder: Recorder) -> None:
    connection = Connection((recorder.url,), api_key=KEY)
    assert ElasticsearchEngine.connected(connection, "https://example.jp").exists()
    (headers,) = recorder.seen
    assert (headers["authorization"], headers["accept"].replace(";", "; ").replace("  ", " ")) == (
        KNOWN,
        COMPATIBLE,
    )


@pytest.mark.parametrize("wrong", [{"api_key": "Z3Vlc3M6"}, {"user": "tomoni"}, {}])
def test_who_is_not_known_is_told_which_settings_say_who_we_are(
    recorder: Recorder, wrong: dict[str, str]
) -> None:
    engine = ElasticsearchEngine.connected(Connection((recorder.url,), **wrong), "https://x.jp")  # type: ignore[arg-type]
    with pytest.raises(EngineUnavailableError, match=r"does not know our user or key .*API_KEY"):
        engine.exists()
    assert len(recorder.seen) == 1
