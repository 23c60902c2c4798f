"""What a whole test run makes once, whichever of its processes wants it first."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

FOLDER = "TOMONI_TEST_RUN_FOLDER"
"""Names the folder in which the processes of a run leave things for each other."""


def pytest_configure(config: pytest.Config) -> None:
    """The run's first process makes the folder."""
    if not hasattr(config, "workerinput"):
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="tomoni-test-run-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """The same process removes it, when all others have ended."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(FOLDER), ignore_errors=True)


def run_folder() -> Path:
    """The folder of this run."""
    return Path(os.environ[FOLDER])


def made_once(name: str, make: Callable[[Path], None]) -> Path:
    """The run's folder ``name``, after one process has let ``make`` fill it.

    The others wait; when ``make`` fails, the next one that wants it tries again.
    """
    folder = run_folder() / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            being_made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f"{name}-"))
            make(being_made)
            being_made.rename(folder)
    return folder
