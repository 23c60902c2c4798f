"""How rebuilds of the index are getting on."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SILENCE = datetime.timedelta(minutes=10)
"""After so long without a sign a rebuild has been killed."""


class Reindexing(models.Model):
    """One rebuild: what it is doing, how much of it is done, and how it ended."""

    started_at = models.DateTimeField(pgettext_lazy("search", "Started"), auto_now_add=True)
    heard_at = models.DateTimeField(_("Last sign"), auto_now=True)
    finished_at = models.DateTimeField(pgettext_lazy("search", "Finished"), null=True)
    step = models.CharField(pgettext_lazy("search", "Step"), max_length=100, blank=True)
    done = models.PositiveIntegerField(pgettext_lazy("search", "Done"), default=0)
    total = models.PositiveIntegerField(pgettext_lazy("search", "Of"), default=0)
    entries = models.PositiveIntegerField(pgettext_lazy("search", "Entries"), default=0)
    error = models.TextField(_("Error"), blank=True)

    class Meta:
        verbose_name = _("rebuild of the index")
        verbose_name_plural = _("rebuilds of the index")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"

    @property
    def is_running(self) -> bool:
        """Whether it goes on; one that has been silent for long does not."""
        return self.finished_at is None and timezone.now() - self.heard_at < SILENCE

    @property
    def percent(self) -> int:
        """How much of the present step is done."""
        return 100 * self.done // self.total if self.total else 0
