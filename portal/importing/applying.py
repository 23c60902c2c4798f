"""Carrying out a plan, in the caller's transaction: records, withdrawals, notices on drafts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wagtail.models import Revision

from .. import admin_index
from ..batches import BATCH, batches
from ..models import DraftNotice, ImportedRevision, ImportRun, Record
from .drafts import open_draft
from .planning import Step
from .publishing import is_plain, write
from .publishing_many import foresee_many, publish_many, withdraw_many

AT_ONCE = BATCH
"""How many records are written together."""


def foresee(steps: Iterable[Step]) -> None:
    """Do ahead, without locks, what applying these steps needs of the analysis of texts."""
    for batch in batches(_plain(steps, []), AT_ONCE):
        foresee_many(batch)


class Applier:
    """Carries out the steps of one run; ``notices`` are those it left on open drafts."""

    def __init__(self, run: ImportRun, model: type[Record]) -> None:
        self.run = run
        self.model = model
        self.notices: list[DraftNotice] = []

    def apply(self, steps: Iterable[Step]) -> None:
        """Write the records of these steps, the plain ones together."""
        special: list[Step] = []
        for batch in batches(_plain(steps, special), AT_ONCE):
            self._remember(publish_many(batch, self.run.user))
        with admin_index.deferred():
            for step in special:
                self._write(step)

    def withdraw(self, keys: list[int]) -> None:
        """Unpublish the records with these primary keys."""
        for batch in batches(keys):
            found = self.model.objects.filter(pk__in=batch).select_related("latest_revision")
            records = list(found.select_for_update(of=("self",), no_key=True))
            drafts = [(record, open_draft(record)) for record in records]
            withdraw_many(records, self.run.user)
            for record, draft in drafts:
                if draft:
                    self._notify(record, draft, None, [])

    def _write(self, step: Step) -> None:
        record, draft = step.record, step.draft
        if record is None:
            return
        before = record.live_revision_id
        revision = write(record, draft, self.run.user)
        self._remember([revision])
        if draft:
            older = DraftNotice.objects.filter(dataset=record.dataset, code=record.code)
            older.filter(live_revision=before).update(live_revision=revision)
            self._notify(record, draft, revision, [d.as_dict() for d in step.differences])

    def _remember(self, revisions: Iterable[Revision]) -> None:
        ImportedRevision.objects.bulk_create(
            ImportedRevision(revision=revision, run=self.run) for revision in revisions
        )

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


def _plain(steps: Iterable[Step], special: list[Step]) -> Iterator[Record]:
    """The records of steps that need nothing special; the other steps are put aside."""
    for step in steps:
        if step.record is not None and is_plain(step.record, step.draft):
            yield step.record
        else:
            special.append(step)
