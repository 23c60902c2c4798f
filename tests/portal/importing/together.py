"""Scenes in which an import is not alone, each played in a process and on a file of its own.

``python -m tests.portal.importing.together <folder> <scene>…`` plays them one after another and
prints for each a line of JSON: what came of it, or the exit code of a process that failed. The
environment names the settings and the database (``DATABASE_URL``) that each begins with a copy of.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

ROWS = 6
SEQUELS = {"afterwards": "killed"}
"""Scenes that begin with what another has left."""


def save(folder: Path, phone: str) -> Path:
    """A file of ``ROWS`` facilities that all have this phone number."""
    path = folder / f"{phone}.csv"
    lines = ["ID,名称,電話番号", *(f"F{n},会館{n},{phone}" for n in range(ROWS))]
    path.write_text("\n".join(lines))
    return path


def slowly(pause: Callable[[str], None]) -> None:
    """Let every import write its records one by one, and call ``pause`` with each one's code."""
    from portal.importing import applying

    publish_many = applying.publish_many

    def wait_and_publish(records: Any, user: Any) -> Any:
        pause(records[0].code)
        return publish_many(records, user)

    applying.AT_ONCE = 1
    applying.publish_many = wait_and_publish


def in_threads(*tasks: Callable[[], Any]) -> list[Any]:
    """Run the tasks at the same time; what they return, or their exceptions."""
    from django.db import connection

    results: list[Any] = [None] * len(tasks)

    def run(place: int) -> None:
        try:
            results[place] = tasks[place]()
        except Exception as error:  # noqa: BLE001 - the scene reports whatever happened
            results[place] = repr(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[place]) for place in range(len(tasks))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def state() -> dict[str, Any]:
    """What the database holds afterwards."""
    from portal.models import Change, Facility, ImportRun
    from search.models import SearchEntry

    return {
        "phones": [facility.phone for facility in Facility.published.all()],
        "drafts": {
            f.code: f.get_latest_revision_as_object().name
            for f in Facility.objects.filter(has_unpublished_changes=True)
        },
        "sequences": list(Change.objects.order_by("pk").values_list("pk", flat=True)),
        "runs": ImportRun.objects.count(),
        "entries": SearchEntry.objects.count(),
    }


def two_imports(folder: Path) -> dict[str, Any]:
    """Two imports of the same records begin at once."""
    from portal.importing import import_file

    begin = threading.Barrier(2)
    slowly(lambda _code: time.sleep(0.01))

    def importing(phone: str) -> Callable[[], Any]:
        def task() -> dict[str, int]:
            begin.wait()
            return import_file("facilities", save(folder, phone)).counts

        return task

    return {"counts": in_threads(importing("111"), importing("222")), **state()}


def editor(folder: Path) -> dict[str, Any]:
    """An editor saves a draft of a record that the running import has already written."""
    from portal.importing import import_file
    from portal.models import Facility

    import_file("facilities", save(folder, "111"))
    middle, pressed = threading.Event(), threading.Event()

    def pause(code: str) -> None:
        if code == "F3":
            middle.set()
            pressed.wait()
            time.sleep(0.3)

    slowly(pause)

    def edit() -> str:
        middle.wait()
        facility = Facility.objects.get(code="F1")
        facility.name = "編集中の会館"
        pressed.set()
        facility.save_revision()
        return facility.phone

    results = in_threads(
        lambda: import_file("facilities", save(folder, "222")).applied,
        edit,
    )
    return {"results": results, **state()}


def busy(folder: Path) -> dict[str, Any]:
    """Another program holds the database for longer than the import can wait."""
    from django.conf import settings

    from portal.importing import import_file

    database = settings.DATABASES["default"]
    database["OPTIONS"]["timeout"] = 0.2
    with sqlite3.connect(database["NAME"], isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        report = import_file("facilities", save(folder, "111"))
    return {"error": report.error and report.error.code, **state()}


def killed(folder: Path) -> dict[str, Any]:
    """The import's process is killed in the middle."""
    from portal.importing import import_file

    def pause(code: str) -> None:
        if code == "F3":
            os.kill(os.getpid(), signal.SIGKILL)

    slowly(pause)
    import_file("facilities", save(folder, "111"))
    return {}


def afterwards(folder: Path) -> dict[str, Any]:
    """The database as it is, and after an import that nobody disturbs."""
    from portal.importing import import_file

    before = state()
    return {"before": before, "applied": import_file("facilities", save(folder, "1")).applied}


def perform(scene: str, folder: Path) -> Any:
    """What the scene says at its end; its database stays in the folder."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    path = folder / f"{SEQUELS.get(scene, scene)}.sqlite3"
    if not path.exists():
        shutil.copy(database["NAME"], path)
    database["NAME"] = str(path)
    return globals()[scene](folder)


def report(scene: str, came_of_it: Any) -> None:
    """Print what came of a scene."""
    sys.stdout.write(json.dumps({scene: came_of_it}) + "\n")
    sys.stdout.flush()


def play(scenes: list[str], folder: Path) -> None:
    """Play the scenes, each in a child of this process, which has loaded all that they need."""
    for scene in scenes:
        child = os.fork()
        if not child:
            report(scene, perform(scene, folder))
            os._exit(0)
        _child, status = os.waitpid(child, 0)
        if code := os.waitstatus_to_exitcode(status):
            report(scene, code)


if __name__ == "__main__":
    django.setup()
    play(sys.argv[2:], Path(sys.argv[1]))
