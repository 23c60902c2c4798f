"""Imports from the desk: an upload is read for its preview, and applied as it was shown.

Both are ``import_file``, as for the command. A small file is dealt with while its sender waits; a
larger one by a process of its own, which no server's time limit ends.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.utils import timezone, translation

from ..models import Obstacle, Upload, UploadState
from .report import Report
from .run import Options, import_file

AT_ONCE_BYTES = 200_000
"""Up to this size (some hundred rows) nobody need wait for a process of its own."""


def begin(upload: Upload, state: UploadState) -> None:
    """Begin to read or to apply ``upload``; it is done when this returns, or some time later."""
    upload.state, upload.begun_at, upload.obstacle = state, timezone.now(), Obstacle.NONE
    upload.save()
    if upload.file.size <= AT_ONCE_BYTES:
        work_on(upload)
        return
    subprocess.Popen(  # noqa: S603 - our own command and a number
        [sys.executable, "-m", "django", "work_on_upload", str(upload.pk)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def work_on(upload: Upload) -> None:
    """Do what the upload's state asks for, unless somebody is at it already."""
    with upload.working() as mine, translation.override(upload.language):
        if not mine:
            return
        upload.refresh_from_db()
        if upload.state == UploadState.READING:
            _show(upload, _import(upload, dry_run=True))
        elif upload.state == UploadState.APPLYING:
            _note(upload, _import(upload, expected=upload.digest))
        upload.save()


def _import(upload: Upload, *, dry_run: bool = False, expected: str = "") -> Report:
    options = Options(
        dry_run=dry_run,
        accept_refusals=upload.accept_refusals,
        withdraw_missing=upload.withdraw_missing,
        expected=expected,
        file_name=upload.file_name,
        user=upload.user,
    )
    return import_file(upload.dataset, Path(upload.file.path), options)


def _show(upload: Upload, report: Report) -> None:
    """Keep the plan for somebody to decide on."""
    upload.state = UploadState.READY
    upload.dataset, upload.digest = report.dataset, report.digest
    upload.report = report.as_dict()


def _note(upload: Upload, report: Report) -> None:
    """Note what became of applying it; what cannot be applied as shown is shown again."""
    if report.applied:
        upload.state, upload.run = UploadState.APPLIED, report.run
    elif report.is_busy:
        upload.state, upload.obstacle = UploadState.READY, Obstacle.BUSY
    else:
        _show(upload, report)
        upload.obstacle = Obstacle.OUTDATED
