"""A site in a folder of its own, as the project's commands make it on a machine of one's own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATABASE = "tomoni.sqlite3"
"""The name that the settings give to the file in DATA_DIR."""


def manage(folder: Path, *command: str) -> str:
    """What a command of ``manage.py`` printed about the site in ``folder``.

    With DEBUG: only there do the demo's people get passwords. RuntimeError where it failed.
    """
    environment = {**os.environ, "DATA_DIR": str(folder)}
    environment["DJANGO_SETTINGS_MODULE"] = "cms.settings.dev"
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"manage.py {command[0]} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def migrate(folder: Path) -> None:
    """Make the database of a new site in ``folder``."""
    manage(folder, "migrate", "-v", "0")


def migrated_database() -> Path:
    """The database of a new site, made once a run: to be copied, never written."""
    from .once import made_once  # a plugin: pytest wants to import it itself

    return made_once("migrated", migrate) / DATABASE
