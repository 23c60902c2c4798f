"""Records as a GeoJSON feature collection (RFC 7946): WGS84, longitude first.

A record without coordinates is a feature with a ``null`` geometry. The difference between JGD2011,
in which Japanese data is measured, and WGS84 is below the precision of the coordinates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from portal.datasets.reading import Reader, Record

from .pieces import pieces

OPEN = b'{"type":"FeatureCollection","features":['
CLOSE = b"\n]}\n"


def write_geojson(_reader: Reader, records: Iterable[Record]) -> Iterator[bytes]:
    """The file's bytes, some hundred features at a time; a feature a line."""
    yield OPEN
    separator = b"\n"
    for piece in pieces(records):
        lines = [orjson.dumps(feature(r), option=orjson.OPT_OMIT_MICROSECONDS) for r in piece]
        yield separator + b",\n".join(lines)
        separator = b",\n"
    yield CLOSE


def feature(record: Record) -> dict[str, Any]:
    """One record as a feature; its code is the feature's id."""
    longitude, latitude = record["longitude"], record["latitude"]
    geometry = None
    if longitude is not None and latitude is not None:
        geometry = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "id": record["code"], "geometry": geometry, "properties": record}
