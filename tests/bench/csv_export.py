"""CSV of many rows: time and peak memory beside sqlite3 with csv, at two lengths.

``python -m tests.bench.csv_export``. Each measurement runs in a process of its own and throws the
bytes away; memory is flat when ten times the rows need about the same.
"""

from __future__ import annotations

import csv
import os
import resource
import sqlite3
import subprocess
import sys
import time

from .scratch import pieces, set_up, use

LENGTHS = (10_000, 100_000)
NAME = "facilities"


class Nowhere:
    """A file that counts what is written."""

    size = 0

    def write(self, text: str) -> None:
        self.size += len(text.encode())


def main() -> None:
    """Fill a scratch database for each length and measure both ways of writing it."""
    print("rows      way     seconds   MB peak   MB file")
    for length in LENGTHS:
        set_up_once(length)
        for way in ("ours", "raw"):
            command = [sys.executable, "-m", "tests.bench.csv_export", way]
            print(f"{length:8} {way:6}", subprocess.check_output(command, text=True), end="")


def set_up_once(length: int) -> None:
    """A filled scratch database, in a process of its own so that none keeps its memory."""
    command = [sys.executable, "-m", "tests.bench.csv_export", "fill", str(length)]
    os.environ["BENCH_DATA_DIR"] = subprocess.check_output(command, text=True).strip()


def fill(length: int) -> None:
    """Make and fill a database; print its folder."""
    set_up()
    from . import sample

    sample.fill_facilities(length)
    print(os.environ["DATA_DIR"])


def ours() -> int:
    """The file through the whole stack, as a client gets it."""
    use(os.environ["BENCH_DATA_DIR"])
    from django.test import RequestFactory

    environ = RequestFactory(SERVER_NAME="localhost").get(f"/data/{NAME}.csv").environ
    return sum(len(piece) for piece in pieces(environ))


def raw() -> int:
    """The rows as they stand, with sqlite3 and csv; nested rows left out."""
    database = sqlite3.connect(f"{os.environ['BENCH_DATA_DIR']}/tomoni.sqlite3")
    target = Nowhere()
    rows = database.execute("SELECT * FROM portal_facility WHERE live ORDER BY code")
    csv.writer(target).writerows(rows)
    return target.size


def measure(way: str) -> None:
    """Run one way and print time, peak memory and size."""
    start = time.perf_counter()
    size = {"ours": ours, "raw": raw}[way]()
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{seconds:9.2f} {peak:9.1f} {size / 1e6:9.1f}")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        fill(int(sys.argv[2]))
    elif len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        main()
