"""The demo city's records: files in the standard layouts, moved in time, through the importer."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db.models import Q
from django.utils import translation

from portal.importing import Options, import_file
from portal.importing.wording import lines
from portal.models import Event, Facility, Group, Record
from portal.models.import_run import ImportedRevision

from .moving import write_moved

MODELS: tuple[type[Record], ...] = (Group, Facility, Event)
"""In the order in which they are imported: events name groups and facilities."""


class RecordsRefusedError(Exception):
    """The importer refused a file of the demo; the text says where and why."""


def load_records(folder: Path, today: datetime.date) -> Counter[str]:
    """Import ``groups.csv``, ``facilities.csv`` and ``events.csv`` of ``folder`` as of ``today``.

    Returns how many records were created, changed, unchanged, or kept because a person has
    published or withdrawn them since.
    """
    counts: Counter[str] = Counter()
    with TemporaryDirectory() as temporary, translation.override(settings.LANGUAGE_CODE):
        for model in MODELS:
            kept = _touched_by_people(model)
            file = Path(temporary, f"{model.dataset}.csv")
            counts["kept"] += len(kept)
            if write_moved(folder / file.name, file, today, leave_out=kept):
                counts.update(_imported(model.dataset, file))
    return counts


def _touched_by_people(model: type[Record]) -> set[str]:
    """Codes of the records that are not as an import left them."""
    imported = ImportedRevision.objects.values("revision")
    touched = model.objects.filter(Q(live=False) | ~Q(live_revision__in=imported))
    return set(touched.values_list("code", flat=True))


def _imported(dataset: str, file: Path) -> dict[str, int]:
    report = import_file(dataset, file, Options())
    if report.is_refused:
        raise RecordsRefusedError("\n".join(map(str, lines(report))))
    return {fate: report.counts[fate] for fate in ("created", "changed", "unchanged")}
