"""What a document says, read once from its file, or why it says nothing to search."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string


class State(models.TextChoices):
    """What became of the reading; the labels are for the desk."""

    READ = "read", _("Search finds the text of this file.")
    CUT = "cut", _("Search finds the first part of this file; the whole is too long.")
    EMPTY = (
        "empty",
        _("Search does not find the text: the file has none (a scanned picture, maybe)."),
    )
    LOCKED = "locked", _("Search does not find the text: the file is locked with a password.")
    BROKEN = "broken", _("Search does not find the text: the file is broken and cannot be read.")
    TOO_MUCH = (
        "too_much",
        _("Search does not find the text: the file is too large or takes too long to read."),
    )
    UNKNOWN = "unknown", _("Search does not find the text of files of this kind.")
    MISSING = "missing", _("Search does not find the text: the file is not where it was stored.")


class DocumentText(models.Model):
    """The text of a document's file.

    ``digest`` (SHA-256) names the bytes that were read: a file is read once, however often its
    document is saved, and equal files are read once for all. ``parts`` are pairs of text and place:
    the page of a PDF (from 1), the name of a sheet, or null.
    """

    State = State

    document = models.OneToOneField(
        get_document_model_string(),
        verbose_name=_("Document"),
        on_delete=models.CASCADE,
        related_name="text",
        primary_key=True,
    )
    digest = models.CharField(max_length=64, db_index=True)
    state = models.CharField(max_length=20, choices=State.choices)
    parts = models.JSONField(default=list)

    class Meta:
        verbose_name = _("text of a document")
        verbose_name_plural = _("texts of documents")

    def __str__(self) -> str:
        return f"{self.document_id}: {self.state}"
