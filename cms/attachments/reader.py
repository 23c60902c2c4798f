"""The process that reads one file: bytes come in, JSON goes out, and nothing else can happen.

Run as ``python -m cms.attachments.reader <ending>``. Whatever a file does to the library that reads
it (no memory left, no end, a crash), it does here and not to the site.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
import time
from typing import Any

from .formats import FORMATS, UnreadableError
from .limits import MEMORY, MOST_CHARACTERS, MOST_PAGES, SECONDS, SECONDS_OF_READING


def main() -> None:
    """Read standard input as a file of the format that the first argument names."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    logging.disable()
    result = read(sys.argv[1], sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(result).encode())


def read(ending: str, data: bytes) -> dict[str, Any]:
    """``{"state": …, "parts": [[text, place], …]}``; what follows after the limits is left out."""
    try:
        return _collected(FORMATS[ending](data))
    except UnreadableError as error:
        return {"state": str(error), "parts": []}
    except MemoryError:
        return {"state": "too_much", "parts": []}
    except Exception:  # noqa: BLE001 - a broken file breaks its reader in any way it likes
        return {"state": "broken", "parts": []}


def _collected(texts: Any) -> dict[str, Any]:
    """The texts of one place, or of a file without places, as one part."""
    places: dict[int | str | None, list[str]] = {}
    left, state = MOST_CHARACTERS, "read"
    end = time.monotonic() + SECONDS_OF_READING
    for text, place in texts:
        if tidy := "\n".join(filter(None, (line.strip() for line in text.splitlines()))):
            places.setdefault(place, []).append(tidy[:left])
            left -= len(tidy) + 1
        if left < 0 or place == MOST_PAGES or time.monotonic() > end:
            state = "cut"
            break
    if not places:
        return {"state": "empty", "parts": []}
    parts = [["\n".join(lines).replace("\0", ""), place] for place, lines in places.items()]
    return {"state": state, "parts": parts}


if __name__ == "__main__":
    main()
