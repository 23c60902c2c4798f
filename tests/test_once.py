"""What a run makes once is made once, and tests that share something dear stay together."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.once import made_once


def test_it_is_made_by_whoever_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOMONI_TEST_RUN_FOLDER", str(tmp_path))
    made = []

    def make(folder: Path) -> None:
        made.append(folder)
        (folder / "file").write_text("x")

    assert (made_once("thing", make) / "file").read_text() == "x"
    assert made_once("thing", make) == tmp_path / "thing"
    assert len(made) == 1


def test_what_failed_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOMONI_TEST_RUN_FOLDER", str(tmp_path))

    def fail(folder: Path) -> None:
        (folder / "half").write_text("x")
        raise OSError

    with pytest.raises(OSError):
        made_once("thing", fail)
    folder = made_once("thing", lambda folder: (folder / "whole").touch())
    assert [file.name for file in folder.iterdir()] == ["whole"]


@pytest.mark.xdist_group("once")
@pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="one process has no groups")
def test_groups_are_kept_together(request: pytest.FixtureRequest) -> None:
    """The scheduler reads the group from the id; some versions of pytest lose it on the way."""
    assert request.node.nodeid.endswith("@once")
