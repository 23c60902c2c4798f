"""Records as JSON Lines: one JSON object a line, UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import orjson

from portal.datasets.reading import Reader, Record

from .pieces import pieces

LINE = orjson.OPT_APPEND_NEWLINE | orjson.OPT_OMIT_MICROSECONDS


def write_json_lines(_reader: Reader, records: Iterable[Record]) -> Iterator[bytes]:
    """The file's bytes, some hundred lines at a time."""
    for piece in pieces(records):
        yield b"".join(orjson.dumps(record, option=LINE) for record in piece)
