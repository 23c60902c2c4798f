"""Public records as plain data: straight from tuples to dicts, never through model instances.

A filter yields keys; the rows of a page or a chunk of keys cost one query, and one more for each
nested field, however many they are. Every row's query asks again whether the record is public.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from .base import Dataset
from .fields import Field, Finish, Reference
from .keyed import KeyedQuery, Row
from .nested import Nested

CHUNK = 2000
"""Records in memory at a time while streaming."""

Record = dict[str, Any]


@lru_cache(maxsize=100)
def reader(dataset: Dataset, names: tuple[str, ...] = ()) -> Reader:
    """The reader of these fields (all of them when none is named), kept with its compiled SQL."""
    fields = [field for field in dataset.fields if not names or field.name in names]
    return Reader(dataset, fields)


class Reader:
    """Reads records of a dataset with some of its fields.

    Records are dicts in the order of ``fields``, nested ones last. Values are what JSON shows:
    dates as ``YYYY-MM-DD``, times as ``HH:MM``, moments with the site's offset.
    """

    def __init__(self, dataset: Dataset, fields: Iterable[Field]) -> None:
        plain = [field for field in fields if not isinstance(field, Nested)]
        nested = [field for field in fields if isinstance(field, Nested)]
        self.fields: Sequence[Field] = (*plain, *nested)
        self._names = [field.name for field in plain]
        columns = [field.selection() for field in plain]
        # The second columns of references come last: zip() with the names leaves them out.
        rest = [part for column in columns for part in column[1:]]
        self._query = KeyedQuery(
            dataset.model.published.order_by(), "pk", [*(one[0] for one in columns), *rest, "pk"]
        )
        self._nested = [(field, field.query()) for field in nested]
        self._references = [field.name for field in plain if isinstance(field, Reference)]
        self._finishers: list[tuple[str, Finish]] = [
            (field.name, finish) for field in plain if (finish := field.finisher())
        ]

    def read(self, keys: Sequence[int]) -> list[Record]:
        """The records of these primary keys, in their order, as far as they are public."""
        found = {row[-1]: row for row in self._query.rows(keys)}
        present = [key for key in keys if key in found]
        rows = [found[key] for key in present]
        records = [dict(zip(self._names, row, strict=False)) for row in rows]
        for name, finish in self._finishers:
            for record in records:
                record[name] = finish(record[name])
        self._add_references(records, rows)
        self._add_nested(records, present)
        return records

    def stream(self, queryset: QuerySet[Any], chunk_size: int = CHUNK) -> Iterator[Record]:
        """All records of ``queryset`` one by one, a chunk of them in memory at a time.

        The keys are taken first (eight bytes each), so that a slow reader holds no lock and no
        snapshot of the database open.
        """
        keys = array("q", queryset.values_list("pk", flat=True).iterator(chunk_size))
        for start in range(0, len(keys), chunk_size):
            yield from self.read(keys[start : start + chunk_size])

    def _add_references(self, records: list[Record], rows: list[Row]) -> None:
        for place, name in enumerate(self._references, len(self._names)):
            for record, row in zip(records, rows, strict=True):
                if record[name] is not None:
                    record[name] = {"code": record[name], "name": row[place]}

    def _add_nested(self, records: list[Record], keys: list[int]) -> None:
        for field, query in self._nested:
            found = field.collect(query.rows(keys))
            for record, key in zip(records, keys, strict=True):
                record[field.name] = found[key] if key in found else field.empty()
