"""Imports that were run, the revisions they made, and the drafts they passed by."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Revision

from .record import Record


class ImportOutcome(models.TextChoices):
    """How an import ended."""

    APPLIED = "applied", _("Applied")
    REFUSED = "refused", _("Refused")


class ImportRun(models.Model):
    """One import of a file: who, when, what file, what came of it."""

    dataset = models.CharField(_("Dataset"), max_length=50)
    layout = models.CharField(_("Layout"), max_length=100, blank=True)
    file_name = models.CharField(_("File"), max_length=255)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("User"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    started_at = models.DateTimeField(_("Started at"))
    finished_at = models.DateTimeField(_("Finished at"), auto_now_add=True)
    outcome = models.CharField(
        pgettext_lazy("import", "Outcome"), max_length=20, choices=ImportOutcome
    )
    counts = models.JSONField(_("Counts"), default=dict)
    report = models.JSONField(_("Report"), default=dict)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-finished_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.dataset}: {self.file_name}"


class ImportedRevision(models.Model):
    """A revision that an import made, so that no draft of a person is ever taken for one."""

    revision = models.OneToOneField(
        Revision, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="revisions")

    def __str__(self) -> str:
        return f"{self.run_id}: {self.revision_id}"


class DraftNoticeQuerySet(models.QuerySet["DraftNotice"]):
    """What may be asked of the notices."""

    def current(self, record: Record) -> DraftNoticeQuerySet:
        """The notices on ``record`` that its editor should see now, newest first.

        They end when a person publishes the record or its draft is gone.
        """
        if not record.has_unpublished_changes:
            return self.none()
        return self.filter(
            dataset=record.dataset, code=record.code, live_revision_id=record.live_revision_id
        )


class DraftNotice(models.Model):
    """An import changed a record that has an open draft; the draft was kept.

    ``differences`` is a list of ``{"column", "before", "after"}``, as in the import's report; it
    is empty when the import withdrew the record.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="notices")
    dataset = models.CharField(_("Dataset"), max_length=50)
    code = models.CharField(_("ID"), max_length=40)
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Editor"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    draft = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="+")
    live_revision = models.ForeignKey(
        Revision, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    differences = models.JSONField(_("Differences"), default=list)
    created_at = models.DateTimeField(_("When"), auto_now_add=True)

    objects = DraftNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice on a draft")
        verbose_name_plural = _("notices on drafts")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["dataset", "code"])]

    def __str__(self) -> str:
        return f"{self.dataset}/{self.code}"
