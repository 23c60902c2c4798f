"""Sitemaps of the records: published ones in each language they are written in, and their lists."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from .languages import written_in
from .models import Event, Facility, Group, Record


class RecordSitemap(Sitemap):
    """The public pages of one kind of record."""

    i18n = True
    alternates = True
    x_default = True

    def __init__(self, model: type[Record]) -> None:
        self.model = model

    def items(self) -> QuerySet[Any]:
        """Published records, with just what their address needs."""
        records = self.model.published.only("code", "updated_at").order_by("code")
        return records.prefetch_related("translations")

    def get_languages_for_item(self, record: Record) -> list[str]:
        """The languages in which the record's page is for search engines."""
        return list(written_in(record))

    def lastmod(self, record: Record) -> datetime.datetime:
        """When the record last changed."""
        return record.updated_at


class ListSitemap(Sitemap):
    """The lists of records, the calendar, and how to use the API."""

    i18n = True
    alternates = True
    x_default = True

    def items(self) -> list[str]:
        """Names of the addresses."""
        return ["groups", "facilities", "events", "event_calendar", "api_docs"]

    def location(self, item: str) -> str:
        """The path in the active language."""
        return reverse(f"portal:{item}")


def record_sitemaps() -> dict[str, Sitemap[Any]]:
    """Every sitemap of this app, by the name of its section."""
    models: tuple[type[Record], ...] = (Group, Facility, Event)
    return {"lists": ListSitemap(), **{model.dataset: RecordSitemap(model) for model in models}}
