"""Importing a file: processor time a row, and how long nobody else can write; beside bulk_create.

``python -m tests.bench.import_file [rows …]``. Each length has a database of its own. The raw
limit writes the same facilities with their nested rows and nothing that follows from them.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from .scratch import set_up

LENGTHS = (1_000, 20_000)


def main() -> None:
    """Measure each length in a process of its own."""
    print("rows     what          ms a row   seconds   of them locked", flush=True)
    for length in map(int, sys.argv[1:]) if len(sys.argv) > 1 else LENGTHS:
        command = [sys.executable, "-m", "tests.bench.import_file", "measure", str(length)]
        subprocess.run(command, check=True)


def measure(length: int) -> None:
    """Create, import again, change one cell of each row, and the raw limit."""
    set_up()
    from portal.importing import import_file
    from portal.models import Facility

    from .sample import database_name, fill_facilities

    folder = Path(database_name()).parent
    new, changed = write(folder, length, "(00)0000-0000"), write(folder, length, "(00)1111-1111")

    def importing(path: Path, expected: str) -> Callable[[], None]:
        def run() -> None:
            counts = import_file("facilities", path).counts
            if counts[expected] != length:
                raise RuntimeError(f"{counts}")

        return run

    report(length, "created", importing(new, "created"))
    report(length, "unchanged", importing(new, "unchanged"))
    report(length, "changed", importing(changed, "changed"))
    Facility.objects.all().delete()
    report(length, "raw created", lambda: fill_facilities(length))


def report(length: int, what: str, function: Callable[[], None]) -> None:
    """Run once and print what it cost."""
    with time_locked() as locked:
        start = time.process_time()
        function()
        seconds = time.process_time() - start
    each, held = seconds * 1000 / length, sum(locked)
    print(f"{length:6}   {what:12}  {each:8.2f}  {seconds:8.1f}  {held:8.1f}", flush=True)


@contextmanager
def time_locked() -> Iterator[list[float]]:
    """Note the seconds of processor time during which an import holds the database."""
    from portal.importing import run

    seconds: list[float] = []
    carry_out = run._carry_out

    def timed(*args: Any) -> None:
        start = time.process_time()
        carry_out(*args)
        seconds.append(time.process_time() - start)

    with mock.patch.object(run, "_carry_out", timed):
        yield seconds


def write(folder: Path, length: int, phone: str) -> Path:
    """A file in our own standard layout: every column that a city fills in, and nested rows."""
    from portal import standards

    from .sample import common

    path = folder / f"{phone}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, standards.load("public_facility").headers, restval="")
        writer.writeheader()
        for number in range(length):
            values = common(number, "F")
            writer.writerow(
                {
                    "全国地方公共団体コード": values["localgov_code"],
                    "ID": values["code"],
                    "地方公共団体名": values["localgov_name"],
                    "名称": values["name"],
                    "名称_カナ": values["name_kana"],
                    "名称_英字": values["name_en"],
                    "POIコード": "1305",
                    "所在地_連結表記": values["address"],
                    "緯度": f"{values['latitude']:.4f}",
                    "経度": f"{values['longitude']:.4f}",
                    "電話番号": phone,
                    "説明": values["description"],
                    "利用可能曜日": "月火水木金",
                    "開始時間": "09:00",
                    "終了時間": "17:00",
                    "曜日別利用時間": "土 10:00-15:00",
                    "休館日": "2026-12-29/2027-01-03 年末年始",
                    "車椅子可": "有",
                    "授乳室": "無",
                    "URL": values["url"],
                    "説明_英語": "Meeting rooms.",
                }
            )
    return path


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(int(sys.argv[2]))
    else:
        main()
