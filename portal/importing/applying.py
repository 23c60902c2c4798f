"""Carrying out a plan, in the caller's transaction: records, withdrawals, notices on drafts."""

from __future__ import annotations

from collections.abc import Iterable

from wagtail.models import Revision

from ..models import DraftNotice, ImportedRevision, ImportRun, Record
from . import lookups
from .drafts import open_draft
from .planning import Fate, Step
from .publishing import write


class Applier:
    """Carries out the steps of one run; ``notices`` are those it left on open drafts."""

    def __init__(self, run: ImportRun, model: type[Record]) -> None:
        self.run = run
        self.model = model
        self.notices: list[DraftNotice] = []
        self._revisions: list[ImportedRevision] = []

    def apply(self, steps: Iterable[Step]) -> None:
        """Write what the steps create and change."""
        for step in steps:
            if step.fate in {Fate.CREATED, Fate.CHANGED}:
                self._write(step)
        ImportedRevision.objects.bulk_create(self._revisions)

    def withdraw(self, keys: list[int]) -> None:
        """Unpublish the records with these primary keys."""
        for batch in lookups.batches(keys):
            found = self.model.objects.filter(pk__in=batch).select_related("latest_revision")
            for record in found:
                draft = open_draft(record)
                record.unpublish(user=self.run.user)
                if draft:
                    self._notify(record, draft, None, [])

    def _write(self, step: Step) -> None:
        record, draft = step.record, step.draft
        if record is None:
            return
        before = record.live_revision_id
        revision = write(record, draft, self.run.user)
        self._revisions.append(ImportedRevision(revision=revision, run=self.run))
        if draft:
            older = DraftNotice.objects.filter(dataset=record.dataset, code=record.code)
            older.filter(live_revision=before).update(live_revision=revision)
            self._notify(record, draft, revision, [d.as_dict() for d in step.differences])

    def _notify(
        self,
        record: Record,
        draft: Revision,
        live: Revision | None,
        differences: list[dict[str, str]],
    ) -> None:
        notice = DraftNotice.objects.create(
            run=self.run,
            dataset=record.dataset,
            code=record.code,
            editor=draft.user,
            draft=draft,
            live_revision=live,
            differences=differences,
        )
        self.notices.append(notice)
