"""The tables of suggestions: what can be offered, and by which beginnings it is found."""

from __future__ import annotations

from django.db import models


class Suggestion(models.Model):
    """A title of one entry, or a word of ``entries`` many (then ``entry`` is None).

    ``ends_on`` is the last day of what takes place: what is over is not offered.
    """

    text = models.CharField(max_length=200)
    locale = models.CharField(max_length=20)
    entry = models.ForeignKey("search.SearchEntry", on_delete=models.CASCADE, null=True)
    kind = models.CharField(max_length=50, blank=True)
    url = models.TextField(blank=True)
    ends_on = models.DateField(null=True)
    entries = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "text", "locale", condition=models.Q(entry=None), name="one_suggestion_a_word"
            )
        ]

    def __str__(self) -> str:
        return self.text


class SuggestionKey(models.Model):
    """A beginning by which a suggestion is found, see ``suggesting.keys``.

    Keys are bytes, so that every database holds them in the same order and a prefix is a range.
    """

    key = models.BinaryField(max_length=240, editable=False)
    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="keys")

    class Meta:
        indexes = [models.Index(fields=["key", "suggestion"], name="suggestion_by_key")]

    def __str__(self) -> str:
        return bytes(self.key).decode(errors="replace")
