"""Imports that are not alone: in processes of their own, on a database file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

pytestmark = pytest.mark.sqlite

ROOT = Path(__file__).resolve().parents[3]
SCENE = "tests.portal.importing.together"


class Stage:
    """A copy of the empty test database in a file, and processes that work on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        path = folder / "stage.sqlite3"
        connection.ensure_connection()
        path.write_bytes(connection.connection.serialize())
        self.environment = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{path}",
            "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        }

    def begin(self, scene: str) -> subprocess.Popen[str]:
        """Begin to play a scene."""
        command = [sys.executable, "-m", SCENE, scene, str(self.folder)]
        return subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True
        )

    def play(self, scene: str) -> dict[str, Any]:
        """Play a scene to its end; what came of it."""
        output, _errors = self.begin(scene).communicate(timeout=120)
        return json.loads(output)


@pytest.fixture
def stage(tmp_path: Path, db: None) -> Stage:
    """A stage with the tables and first rows that migrations made."""
    return Stage(tmp_path)


def test_of_two_imports_at_once_one_waits_and_both_apply(stage: Stage) -> None:
    end = stage.play("two_imports")
    first, second = sorted(end["counts"], key=lambda counts: -counts["created"])
    assert (first["created"], second["changed"]) == (6, 6)
    assert len(set(end["phones"])) == 1
    assert end["sequences"] == list(range(1, 13))
    assert (end["runs"], end["entries"]) == (2, 6)


def test_an_editor_who_saves_during_an_import_loses_nothing(stage: Stage) -> None:
    end = stage.play("editor")
    assert end["results"] == [True, "111"]
    assert end["phones"] == ["222"] * 6
    assert end["drafts"] == {"F1": "編集中の会館"}


def test_an_import_that_cannot_have_the_database_says_so(stage: Stage) -> None:
    end = stage.play("busy")
    assert (end["error"], end["phones"], end["runs"]) == ("busy", [], 0)


def test_an_import_killed_in_the_middle_leaves_nothing_and_blocks_nothing(stage: Stage) -> None:
    process = stage.begin("killed")
    assert process.stdout is not None
    assert process.stdout.readline() == "middle\n"
    process.kill()
    process.wait()
    end = stage.play("afterwards")
    assert end["before"] == {"phones": [], "drafts": {}, "sequences": [], "runs": 0, "entries": 0}
    assert end["applied"] is True
