"""Imports that are not alone: in processes of their own, on database files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.new_site import migrated_database

pytestmark = [pytest.mark.journey, pytest.mark.sqlite, pytest.mark.django_db]

ROOT = Path(__file__).resolve().parents[3]
SCENES = ("two_imports", "editor", "busy", "killed", "afterwards")


@pytest.fixture(scope="module")
def ends(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of each scene; all begin with the tables and first rows that migrations made."""
    folder = tmp_path_factory.mktemp("stage")
    played = subprocess.run(
        [sys.executable, "-m", "tests.portal.importing.together", str(folder), *SCENES],
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_URL": f"sqlite:///{migrated_database()}",
            "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        },
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=120,
    )
    return {
        scene: end for line in played.stdout.splitlines() for scene, end in json.loads(line).items()
    }


def test_of_two_imports_at_once_one_waits_and_both_apply(ends: dict[str, Any]) -> None:
    end = ends["two_imports"]
    first, second = sorted(end["counts"], key=lambda counts: -counts["created"])
    assert (first["created"], second["changed"]) == (6, 6)
    assert len(set(end["phones"])) == 1
    assert end["sequences"] == list(range(1, 13))
    assert (end["runs"], end["entries"]) == (2, 6)


def test_an_editor_who_saves_during_an_import_loses_nothing(ends: dict[str, Any]) -> None:
    end = ends["editor"]
    assert end["results"] == [True, "111"]
    assert end["phones"] == ["222"] * 6
    assert end["drafts"] == {"F1": "編集中の会館"}


def test_an_import_that_cannot_have_the_database_says_so(ends: dict[str, Any]) -> None:
    end = ends["busy"]
    assert (end["error"], end["phones"], end["runs"]) == ("busy", [], 0)


def test_an_import_killed_in_the_middle_leaves_nothing_and_blocks_nothing(
    ends: dict[str, Any],
) -> None:
    assert ends["killed"] == -signal.SIGKILL
    end = ends["afterwards"]
    assert end["before"] == {"phones": [], "drafts": {}, "sequences": [], "runs": 0, "entries": 0}
    assert end["applied"] is True
