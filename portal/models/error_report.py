"""What a reader says is wrong on a record's page, until the desk has dealt with it."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KEPT = datetime.timedelta(days=90)
"""How long a report is kept after it has been dealt with."""


class ErrorReportQuerySet(models.QuerySet["ErrorReport"]):
    """What may be asked of reports."""

    def overdue(self, now: datetime.datetime) -> ErrorReportQuerySet:
        """Those dealt with so long ago that they must be deleted."""
        return self.filter(done_at__lt=now - KEPT)


class ErrorReport(models.Model):
    """One report; written without login, read at the desk only.

    The record is named by dataset and code, which stay when the record is withdrawn. ``done_at`` is
    when somebody dealt with it; ``KEPT`` later it is deleted by ``forget_reports``.
    """

    dataset = models.CharField(_("Dataset"), max_length=20, editable=False)
    code = models.CharField(_("ID"), max_length=64, editable=False)
    language = models.CharField(
        _("Language"), max_length=10, choices=settings.LANGUAGES, editable=False
    )
    text = models.TextField(_("What is wrong?"), max_length=2000)
    email = models.EmailField(_("Your e-mail address"), blank=True)
    created_at = models.DateTimeField(
        pgettext_lazy("report", "Received"), default=timezone.now, editable=False, db_index=True
    )
    is_done = models.BooleanField(pgettext_lazy("report", "Done"), default=False, db_index=True)
    done_at = models.DateTimeField(
        pgettext_lazy("report", "Done on"), null=True, blank=True, editable=False
    )
    note = models.TextField(
        pgettext_lazy("report", "What was done"),
        blank=True,
        help_text=_("For colleagues; it is not published."),
    )

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("error report")
        verbose_name_plural = _("error reports")
        ordering = ["is_done", "-created_at"]

    def __str__(self) -> str:
        return f"{self.dataset}/{self.code}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Save, and remember when it was dealt with."""
        if not self.is_done:
            self.done_at = None
        elif self.done_at is None:
            self.done_at = timezone.now()
        super().save(*args, **kwargs)  # type: ignore[arg-type]
