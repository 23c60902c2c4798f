"""The days on which an event takes place."""

from __future__ import annotations

from django.db import models


class Occurrence(models.Model):
    """The days of one occurrence of an event, for filters and calendars; derived, never edited."""

    event = models.ForeignKey("portal.Event", on_delete=models.CASCADE, related_name="occurrences")
    start_date = models.DateField()
    end_date = models.DateField()

    class Meta:
        ordering = ["start_date"]
        indexes = [models.Index(fields=["start_date", "end_date"])]

    def __str__(self) -> str:
        return f"{self.start_date}/{self.end_date}"
