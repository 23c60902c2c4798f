"""Has a file read in a process of its own, and waits for it so long and no longer."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

from django.conf import settings

from cms.models.document_text import State

from .formats import FORMATS
from .limits import LARGEST_FILE, SECONDS


@dataclass(frozen=True, slots=True)
class Extract:
    """What a file says: pairs of text and place (page or sheet), or none and why."""

    state: State
    parts: tuple[tuple[str, int | str | None], ...] = ()


def extract(data: bytes, ending: str) -> Extract:
    """The text of a file with these bytes; takes ``SECONDS`` at most and never fails."""
    if ending not in FORMATS:
        return Extract(State.UNKNOWN)
    if len(data) > LARGEST_FILE:
        return Extract(State.TOO_MUCH)
    try:
        done = subprocess.run(  # noqa: S603 - our own module and an ending of ours
            [sys.executable, "-m", "cms.attachments.reader", ending],
            cwd=settings.BASE_DIR,
            env={},
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return Extract(State.TOO_MUCH)
    except (subprocess.CalledProcessError, ValueError):
        return Extract(State.BROKEN)
    return Extract(State(answer["state"]), tuple((text, place) for text, place in answer["parts"]))
