"""``manage.py work_on_upload``: what the desk starts for an upload that takes long."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from portal.importing.uploads import work_on
from portal.models import Upload


class Command(BaseCommand):
    """Read or apply one upload, whichever it waits for."""

    help = "Read or apply an uploaded file; the desk calls this by itself."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("upload", type=int)

    def handle(self, *_args: Any, **options: Any) -> None:
        work_on(Upload.objects.get(pk=options["upload"]))
