"""The one change log: what happened to which record, in an order no reader can miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .record import Record


class Action(models.TextChoices):
    """What happened to a public record."""

    CREATED = "created", _("Created")
    CHANGED = "changed", _("Changed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ChangeCounter(models.Model):
    """One row that holds the last sequence; its lock makes writers commit in sequence order."""

    last = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.last)


class ChangeManager(models.Manager["Change"]):
    """Appends to and reads from the log."""

    def append(self, record: Record, action: Action) -> Change:
        """Note what happened to ``record``, in the caller's transaction.

        The counter stays locked until that transaction ends: a later sequence is never visible
        before an earlier one, so reading what came after a sequence misses nothing.
        """
        with transaction.atomic():
            counter, _created = ChangeCounter.objects.select_for_update().get_or_create(pk=1)
            return self._write(counter, record, action)

    def append_publication(self, record: Record) -> Change | None:
        """Note that ``record`` was published: created where the public did not have it before.

        A record that lost its public version by being scheduled for later is noted as withdrawn,
        one that the public never had is not noted.
        """
        with transaction.atomic():
            counter, _created = ChangeCounter.objects.select_for_update().get_or_create(pk=1)
            known = self.is_known(record)
            if record.live:
                return self._write(counter, record, Action.CHANGED if known else Action.CREATED)
            return self._write(counter, record, Action.WITHDRAWN) if known else None

    def is_known(self, record: Record) -> bool:
        """Whether the public has ``record``, by what was noted last."""
        noted = self.filter(dataset=record.dataset, code=record.code).order_by("-sequence")
        last = noted.values_list("action", flat=True).first()
        return last is not None and last != Action.WITHDRAWN

    def _write(self, counter: ChangeCounter, record: Record, action: Action) -> Change:
        counter.last += 1
        counter.save()
        return self.create(
            sequence=counter.last, dataset=record.dataset, code=record.code, action=action
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
