"""Deletes the error reports that were dealt with long enough ago; run it every day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import ngettext

from portal.models import ErrorReport


class Command(BaseCommand):
    help = "Deletes error reports that were dealt with more than 90 days ago."

    def handle(self, *_args: Any, **_options: Any) -> None:
        number, _by_model = ErrorReport.objects.overdue(timezone.now()).delete()
        words = ngettext("%(number)s report deleted.", "%(number)s reports deleted.", number)
        self.stdout.write(words % {"number": number})
