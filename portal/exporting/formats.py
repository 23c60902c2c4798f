"""The formats of the files, by the extension that asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from portal.datasets.reading import Reader, Record

from .delimited import write_csv
from .geojson import write_geojson
from .json_lines import write_json_lines

Write = Callable[[Reader, Iterable[Record]], Iterator[bytes]]


@dataclass(frozen=True)
class FileFormat:
    """A format: extension, name, media type, the fields it needs whatever was asked for, writer.

    The writer gets the reader that yields the records (for its fields) and the records.
    """

    extension: str
    name: str
    media_type: str
    write: Write
    needs: tuple[str, ...] = ()


FORMATS: dict[str, FileFormat] = {
    form.extension: form
    for form in (
        FileFormat("csv", "CSV", "text/csv; charset=utf-8; header=present", write_csv),
        FileFormat(
            "geojson",
            "GeoJSON",
            "application/geo+json",
            write_geojson,
            needs=("latitude", "longitude"),
        ),
        FileFormat("jsonl", "JSON Lines", "application/jsonl", write_json_lines),
    )
}
