"""Files that somebody at the desk wants to import, kept from the preview until they are applied."""

from __future__ import annotations

import datetime
import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .import_run import ImportRun

KEPT_DAYS: Final = 7
"""After so many days an upload is removed, whether it was applied or not."""
MOST_BYTES: Final = 20 * 1024 * 1024
"""The largest file that the desk takes; larger ones are for the command."""
STARTING: Final = datetime.timedelta(seconds=15)
"""How long a worker may take to begin."""


def private_files() -> FileSystemStorage:
    """Where uploads lie: outside of what the web server shows, for they hold private contacts."""
    return FileSystemStorage(location=settings.DATA_DIR / "uploads", base_url=None)


class UploadState(models.TextChoices):
    """How far an upload has come."""

    READING = "reading", _("Being read")
    READY = "ready", _("Waiting for your decision")
    APPLYING = "applying", _("Being applied")
    APPLIED = "applied", _("Applied")


class Obstacle(models.TextChoices):
    """Why an upload that somebody wanted to apply still waits."""

    NONE = "", ""
    OUTDATED = "outdated", _("The records have changed since the preview")
    BUSY = "busy", _("The database was busy")


class UploadQuerySet(models.QuerySet["Upload"]):
    """What may be asked of uploads."""

    def remove_old(self) -> None:
        """Delete uploads past their days, with their files."""
        limit = timezone.now() - datetime.timedelta(days=KEPT_DAYS)
        for upload in self.filter(uploaded_at__lt=limit):
            upload.delete()


class Upload(models.Model):
    """A file between upload and import, with the report of what importing it would do.

    ``report`` is ``Report.as_dict()`` in the uploader's ``language``; ``digest`` stands for the
    plan that was shown, and only that plan is ever carried out. ``dataset`` is empty until it is
    known.
    """

    file = models.FileField(_("File"), storage=private_files, upload_to="%Y%m%d")
    file_name = models.CharField(_("File"), max_length=255)
    dataset = models.CharField(_("Dataset"), max_length=50, blank=True)
    withdraw_missing = models.BooleanField(_("Withdraw what the file no longer has"), default=False)
    accept_refusals = models.BooleanField(_("Apply the good rows only"), default=False)
    language = models.CharField(_("Language"), max_length=10)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("Uploaded at"), auto_now_add=True)
    state = models.CharField(
        _("State"), max_length=10, choices=UploadState, default=UploadState.READING
    )
    report = models.JSONField(_("Report"), default=dict)
    digest = models.CharField(max_length=64, blank=True)
    begun_at = models.DateTimeField(_("Begun at"), default=timezone.now)
    obstacle = models.CharField(max_length=10, choices=Obstacle, blank=True)
    run = models.ForeignKey(ImportRun, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("uploaded file")
        verbose_name_plural = _("uploaded files")
        ordering = ["-uploaded_at"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.file_name

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        """Delete the file as well."""
        self.file.delete(save=False)
        self._lock_path.unlink(missing_ok=True)
        return super().delete(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def removed_at(self) -> datetime.datetime:
        """When the upload will be removed."""
        return self.uploaded_at + datetime.timedelta(days=KEPT_DAYS)

    @property
    def _lock_path(self) -> Path:
        return Path(private_files().location) / f"{self.pk}.lock"

    @property
    def is_at_work(self) -> bool:
        """Whether somebody is to wait for it."""
        return self.state in {UploadState.READING, UploadState.APPLYING}

    @contextmanager
    def working(self) -> Iterator[bool]:
        """Take the upload for work; False where somebody has it. A killed worker leaves none."""
        self._lock_path.parent.mkdir(parents=True, exist_ok=True)
        with self._lock_path.open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True

    @property
    def is_interrupted(self) -> bool:
        """Whether work on it was begun a while ago, is not done, and nobody is at it."""
        if not self.is_at_work or timezone.now() - self.begun_at < STARTING:
            return False
        with self.working() as free:
            return free
