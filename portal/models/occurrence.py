"""The days on which an event takes place."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import models

from ..batches import batches

if TYPE_CHECKING:
    from .event import Event

Row = tuple[int, datetime.date, datetime.date]
"""Key of the event, first day, last day."""


class OccurrenceManager(models.Manager["Occurrence"]):
    """Keeps occurrences in step with their events."""

    def follow(self, events: Sequence[Event]) -> None:
        """Store the days that the rules of these stored events yield now, and no others."""
        wanted: set[Row] = {(event.pk, *span) for event in events for span in event.spans()}
        stored = {
            (row.event_id, row.start_date, row.end_date): row
            for row in self.filter(event__in=events)
        }
        for some in batches(stored.keys() - wanted):
            self.filter(pk__in=[stored[days].pk for days in some]).delete()
        self.bulk_create(
            self.model(event_id=event, start_date=first, end_date=last)
            for event, first, last in sorted(wanted - stored.keys())
        )


class Occurrence(models.Model):
    """The days of one occurrence of an event, for filters and calendars; derived, never edited."""

    event = models.ForeignKey("portal.Event", on_delete=models.CASCADE, related_name="occurrences")
    start_date = models.DateField()
    end_date = models.DateField()

    objects = OccurrenceManager()

    class Meta:
        ordering = ["start_date"]
        indexes = [models.Index(fields=["start_date", "end_date"])]

    def __str__(self) -> str:
        return f"{self.start_date}/{self.end_date}"
