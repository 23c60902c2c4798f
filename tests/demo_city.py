"""The demo city ともに市 as ``manage.py demo`` loads it: once a run, then copied."""

from __future__ import annotations

import shutil
from pathlib import Path

from .new_site import manage, migrate, migrated_database
from .once import made_once

SAID = "said.txt"
"""The file beside the city's data with what the command printed."""


def make_demo(folder: Path) -> None:
    """Make a site in ``folder`` and load the city into it, as README's first command does."""
    migrate(folder)
    _load(folder)


def copy_demo(folder: Path) -> None:
    """Put the run's city into ``folder``, to be used and changed there."""
    shutil.copytree(made_once("demo", _load_into_copy), folder, dirs_exist_ok=True)


def _load_into_copy(folder: Path) -> None:
    shutil.copy(migrated_database(), folder)
    _load(folder)


def _load(folder: Path) -> None:
    (folder / SAID).write_text(manage(folder, "demo"), encoding="utf-8")
