"""A list of 100 records: our API beside a plain ModelViewSet and beside the raw limit.

``python -m tests.bench.api_list``. All three give the same records with the same fields and nested
rows, from the same database in the same run; the raw limit is sqlite3 and orjson without HTTP.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from .scratch import best, get, request, set_up

RECORDS = 100


def main() -> None:
    """Fill a scratch database, hold the three answers against each other, measure, print."""
    set_up()
    from django.test import RequestFactory

    from . import plain, raw, sample

    sample.fill(RECORDS)
    database = sqlite3.connect(sample.database_name())
    print(f"{RECORDS} records, best of 60 rounds, milliseconds of processor time")
    print("dataset      ours  ModelViewSet   raw   times faster   times raw")
    for name in ("groups", "facilities", "events"):
        path = f"/api/v1/{name}?limit={RECORDS}"
        environ = RequestFactory(SERVER_NAME="localhost").get(path).environ
        peer = plain.view(name)
        peer_request = RequestFactory().get(f"/plain?limit={RECORDS}")
        compare(get(path), raw.answer(database, name), plain.body(peer, peer_request))
        ours = best(lambda environ=environ: request(environ))
        theirs = best(lambda v=peer, r=peer_request: plain.body(v, r), rounds=20)
        limit = best(lambda n=name: raw.answer(database, n))
        ratios = f"{theirs / ours:8.1f} {ours / limit:14.2f}"
        print(f"{name:11} {ours:5.2f} {theirs:9.2f} {limit:9.2f} {ratios}")


def compare(ours: bytes, raw: bytes, plain: bytes) -> None:
    """Stop unless all three answers hold the same records."""
    import orjson

    first: list[dict[str, Any]] = orjson.loads(ours)["results"]
    if first != orjson.loads(raw)["results"]:
        raise SystemExit("the raw answer differs from ours")
    names = [sorted(record) for record in orjson.loads(plain)["results"]]
    if len(first) != RECORDS or names != [sorted(record) for record in first]:
        raise SystemExit("the ModelViewSet's answer has other fields than ours")


if __name__ == "__main__":
    main()
