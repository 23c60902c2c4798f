"""Reads documents for the search that have not been read: what was there before an update."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model

from cms.attachments.keeping import keep, pages_with, tell_search
from cms.models import DocumentText


class Command(BaseCommand):
    help = "Reads the text of documents that have not been read, and lets search find it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="read all documents anew")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read one document after the other; told are numbers, and what could not be read."""
        if options["all"]:
            DocumentText.objects.all().delete()
        unread = list(get_document_model().objects.filter(text=None).order_by("pk"))
        for document in unread:
            text = keep(document)
            if not text.parts:
                self.stdout.write(f"{document.title}: {text.get_state_display()}")
        tell_search(pages_with([document.pk for document in unread]))
        self.stdout.write(_("Documents read: %(number)d") % {"number": len(unread)})
