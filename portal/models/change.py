"""The one change log: what happened to which record, in an order no reader can miss."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from ..batches import batches

if TYPE_CHECKING:
    from .record import Record


class Action(models.TextChoices):
    """What happened to a public record."""

    CREATED = "created", _("Created")
    CHANGED = "changed", _("Changed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ChangeCounter(models.Model):
    """One row that holds the last sequence; its lock makes writers commit in sequence order.

    It is the first lock of whoever changes what the public sees: records, the search clock and
    all else are locked after it, so that no two writers ever wait for each other.
    """

    last = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.last)

    @classmethod
    def lock(cls) -> ChangeCounter:
        """The counter, locked until the caller's transaction ends."""
        counter, _created = cls.objects.select_for_update().get_or_create(pk=1)
        return counter


class ChangeManager(models.Manager["Change"]):
    """Appends to and reads from the log."""

    def append(self, record: Record, action: Action) -> Change:
        """Note what happened to ``record``, in the caller's transaction.

        The counter stays locked until that transaction ends: a later sequence is never visible
        before an earlier one, so reading what came after a sequence misses nothing.
        """
        with transaction.atomic():
            (change,) = self._write(ChangeCounter.lock(), [(record, action)])
        return change

    def append_withdrawals(self, records: Sequence[Record]) -> None:
        """Note that ``records`` are no longer public."""
        with transaction.atomic():
            self._write(ChangeCounter.lock(), [(record, Action.WITHDRAWN) for record in records])

    def append_publications(self, records: Sequence[Record]) -> None:
        """Note that ``records`` were published: created where the public did not have them before.

        A record that lost its public version by being scheduled for later is noted as withdrawn,
        one that the public never had is not noted.
        """
        with transaction.atomic():
            counter = ChangeCounter.lock()
            known = self._known(records)
            noted: list[tuple[Record, Action]] = []
            for record in records:
                if record.live:
                    action = Action.CHANGED if record.code in known else Action.CREATED
                    noted.append((record, action))
                elif record.code in known:
                    noted.append((record, Action.WITHDRAWN))
            self._write(counter, noted)

    def _known(self, records: Sequence[Record]) -> set[str]:
        """The codes of those that the public has, by what was noted last; all of one dataset."""
        known: set[str] = set()
        for some in batches(records):
            codes = [record.code for record in some]
            noted = self.filter(dataset=some[0].dataset, code__in=codes).values("code")
            last = self.filter(
                sequence__in=noted.annotate(last=models.Max("sequence")).values("last")
            )
            known.update(last.exclude(action=Action.WITHDRAWN).values_list("code", flat=True))
        return known

    def _write(
        self, counter: ChangeCounter, noted: Sequence[tuple[Record, Action]]
    ) -> list[Change]:
        first = counter.last + 1
        counter.last += len(noted)
        counter.save()
        return self.bulk_create(
            Change(sequence=sequence, dataset=record.dataset, code=record.code, action=action)
            for sequence, (record, action) in enumerate(noted, first)
        )

    def after(self, sequence: int) -> models.QuerySet[Change]:
        """What came after ``sequence``, oldest first."""
        return self.filter(sequence__gt=sequence).order_by("sequence")


class Change(models.Model):
    """One publication, change or withdrawal of a record."""

    sequence = models.PositiveBigIntegerField(_("Sequence"), primary_key=True)
    dataset = models.CharField(_("Dataset"), max_length=50)
    code = models.CharField(_("ID"), max_length=40)
    action = models.CharField(_("What happened"), max_length=20, choices=Action)
    at = models.DateTimeField(_("When"), auto_now_add=True)

    objects = ChangeManager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        indexes = [models.Index(fields=["dataset", "code"])]

    def __str__(self) -> str:
        return f"{self.sequence} {self.dataset}/{self.code} {self.action}"
