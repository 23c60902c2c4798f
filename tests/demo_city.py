"""The demo city ともに市 as ``manage.py demo`` loads it: once a run, then copied."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .once import made_once

ROOT = Path(__file__).resolve().parent.parent
SAID = "said.txt"
"""The file beside the city's data with what the command printed."""


def make_demo(folder: Path) -> None:
    """Load the city into ``folder`` as the README's first command does.

    With DEBUG, as on a machine of one's own: only there do the demo's people get passwords.
    """
    environment = {**os.environ, "DATA_DIR": str(folder)}
    environment["DJANGO_SETTINGS_MODULE"] = "cms.settings.dev"
    environment.pop("DATABASE_URL", None)
    _manage("migrate", "-v", "0", env=environment)
    (folder / SAID).write_text(_manage("demo", env=environment), encoding="utf-8")


def _manage(*command: str, env: dict[str, str]) -> str:
    """What the command printed."""
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=env, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"manage.py {command[0]} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def copy_demo(folder: Path) -> None:
    """Put the run's city into ``folder``, to be used and changed there."""
    shutil.copytree(made_once("demo", make_demo), folder, dirs_exist_ok=True)
