"""How often something was searched for on a day: counts, and nothing about who it was."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SearchedWords(models.Model):
    """Searches for the same words, on one day, in one language.

    ``hits`` is how many results the last of them had. ``watched`` counts searches whose page
    could tell whether a result was opened (it needs a script), ``clicks`` those where one was:
    so ``clicks`` is 0 and known to be so only where ``watched`` is not.
    """

    day = models.DateField(pgettext_lazy("search", "Day"))
    words = models.CharField(pgettext_lazy("search", "Words"), max_length=60)
    language = models.CharField(_("Language"), max_length=20)
    searches = models.PositiveIntegerField(_("Searches"), default=0)
    hits = models.PositiveIntegerField(pgettext_lazy("search", "Results"), default=0)
    watched = models.PositiveIntegerField(_("Searches seen to the end"), default=0)
    clicks = models.PositiveIntegerField(_("Results opened"), default=0)

    class Meta:
        verbose_name = _("searched words")
        verbose_name_plural = _("searched words")
        constraints = [
            models.UniqueConstraint(
                "day", "words", "language", name="one_count_a_day_words_and_language"
            )
        ]

    def __str__(self) -> str:
        return self.words
