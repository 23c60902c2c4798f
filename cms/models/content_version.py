"""A number that changes with whatever the public may see."""

from __future__ import annotations

from django.db import models
from django.db.models import F

from portal.models import ChangeCounter


class ContentVersion(models.Model):
    """One row: how often something was saved or deleted, records written in batches left out.

    Those are counted by the change log; `current` puts the two together.
    """

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> str:
        """What now holds, such as ``"12.305"``: another text as soon as anything changed."""
        changes = ChangeCounter.objects.filter(pk=1).values_list("last", flat=True)
        row = cls.objects.filter(pk=1).values_list("number", models.Subquery(changes)).first()
        number, last = row or (0, changes.first())
        return f"{number}.{last or 0}"

    @classmethod
    def advance(cls) -> None:
        """Let everything that was kept under the version until now be made anew."""
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.get_or_create(pk=1, defaults={"number": 1})
