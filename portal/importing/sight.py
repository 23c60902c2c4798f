"""What a plan has seen of the database, and which of it is no longer so when it is carried out.

A plan is made without locks, because it takes long; just before it is carried out, what has
changed since is planned again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..batches import batches
from ..models import Change, ChangeCounter, Record
from . import lookups
from .checking import CheckedRow

STAMP = ("pk", "updated_at", "latest_revision_id", "live", "has_unpublished_changes")
"""What changes with every change of a record that matters to a plan."""

Stamp = tuple[Any, ...]


class Sight:
    """What was seen of the records of ``model``, and of those that the columns ``paths`` name.

    ``related`` holds primary keys by code for each path.
    """

    def __init__(self, model: type[Record], paths: Collection[str]) -> None:
        self.model = model
        self.paths = paths
        self.sequence = _last_sequence()
        self.related = lookups.related_keys(paths)
        self._stamps: dict[str, Stamp] = {}

    def note(self, codes: Iterable[str], records: Mapping[str, Record]) -> None:
        """Remember how the records of these codes look; a code may have none."""
        for code in codes:
            self._stamps.pop(code, None)
            if code in records:
                self._stamps[code] = tuple(getattr(records[code], name) for name in STAMP)

    def stale(self, rows: Sequence[CheckedRow]) -> Iterator[CheckedRow]:
        """The rows about which something may have changed; the records of all get locked."""
        since = Change.objects.after(self.sequence).filter(dataset=self.model.dataset)
        codes = set(since.values_list("code", flat=True))
        seen, self.related = self.related, lookups.related_keys(self.paths)
        moved = {path: _different(seen[path], keys) for path, keys in self.related.items()}
        for batch in batches(rows):
            stamps = self._locked(batch)
            for row in batch:
                stamp = self._stamps.get(row.code)
                if (
                    row.conflicts
                    or row.code in codes
                    or stamp != stamps.get(row.code)
                    or (stamp and stamp[-1])  # a draft's workflow leaves no mark on the record
                    or any(row.values.get(path) in keys for path, keys in moved.items())
                ):
                    yield row

    def _locked(self, rows: Sequence[CheckedRow]) -> dict[str, Stamp]:
        found = self.model.objects.filter(code__in=[row.code for row in rows]).order_by("pk")
        return {
            code: tuple(stamp)
            for code, *stamp in found.select_for_update(no_key=True).values_list("code", *STAMP)
        }


def _last_sequence() -> int:
    return ChangeCounter.objects.values_list("last", flat=True).first() or 0


def _different(seen: Mapping[str, int], now: Mapping[str, int]) -> set[str]:
    """The codes of records that came, went or became others."""
    return {code for code in seen.keys() | now.keys() if seen.get(code) != now.get(code)}
