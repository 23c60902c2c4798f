"""Synonyms and promoted results, kept by editors, and the count of their changes."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

_SEPARATOR = re.compile(r"[、，,;；\n\r]+")
MOST_WORDS = 20
"""Words of one list; more would find half of the site."""


def split_words(text: str) -> list[str]:
    """The words of a list that an editor wrote, separated by 、 or a comma or a new line."""
    return list(dict.fromkeys(word.strip() for word in _SEPARATOR.split(text) if word.strip()))


def validate_words(text: str) -> None:
    """Refuse a list with too many words, or with one in which there is nothing to search for."""
    from search.analysis import analyse_query
    from search.query import site_locales

    words = split_words(text)
    if len(words) > MOST_WORDS:
        raise ValidationError(_("Give at most %(number)d words.") % {"number": MOST_WORDS})
    for word in words:
        if not analyse_query(word, site_locales()):
            raise ValidationError(
                _("There is nothing to search for in “%(word)s”.") % {"word": word}
            )


class Revision(models.Model):
    """One row that counts changes, so that every process sees when what it keeps is old."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """How many changes there were; asked by every search, so without building a query."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT number FROM {cls._meta.db_table}")  # noqa: S608
            row = cursor.fetchone()
        return row[0] if row else 0

    @classmethod
    def raise_number(cls) -> None:
        """Note a change, in the transaction that makes it."""
        with transaction.atomic():
            cls.objects.get_or_create(pk=1)
            cls.objects.filter(pk=1).update(number=F("number") + 1)


class Direction(models.TextChoices):
    """Which words find which."""

    BOTH = "both", _("= Each of these words finds all of them")
    ONE_WAY = "one_way", _("→ The words on the left also find those on the right")


class Synonym(models.Model):
    """Words that find each other, or words that also find others.

    助成金 = 補助金、交付金 makes all three one; 引っ越し → 転入、転出 widens a search for 引っ越し
    and leaves searches for the others as they are.
    """

    words = models.TextField(
        pgettext_lazy("search", "Words"),
        validators=[validate_words],
        help_text=_("Separate several words with 、 or a new line."),
    )
    direction = models.CharField(
        pgettext_lazy("search", "Direction"),
        max_length=10,
        choices=Direction.choices,
        default=Direction.BOTH,
    )
    others = models.TextField(_("Words that are found too"), validators=[validate_words])
    note = models.CharField(
        pgettext_lazy("search", "Note"),
        max_length=200,
        blank=True,
        help_text=_("Why this is here; for the desk only."),
    )

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["words", "pk"]

    def __str__(self) -> str:
        sign = "=" if self.direction == Direction.BOTH else "→"
        return f"{self._listed(self.words)} {sign} {self._listed(self.others)}"

    @staticmethod
    def _listed(text: str) -> str:
        return "、".join(split_words(text))


class Promotion(models.Model):
    """A page or record that stands at the top when somebody searches for one of ``words``.

    ``key`` names it as in the search index. What is not public is not shown.
    """

    words = models.TextField(
        pgettext_lazy("search", "Words"),
        validators=[validate_words],
        help_text=_("The result is shown when somebody searches for one of these. "
                    "Separate several words with 、 or a new line."),
    )  # fmt: skip
    key = models.CharField(_("Page or record"), max_length=200)
    position = models.PositiveSmallIntegerField(
        pgettext_lazy("search", "Position"),
        default=1,
        help_text=_("Where several are shown, the lowest comes first."),
    )
    first_day = models.DateField(_("First day"), null=True, blank=True)
    last_day = models.DateField(_("Last day"), null=True, blank=True)

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering = ["words", "position", "pk"]

    def __str__(self) -> str:
        return "、".join(split_words(self.words))

    def clean(self) -> None:
        """Refuse days in the wrong order."""
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("This day is before the first one.")})

    @property
    def is_due(self) -> bool:
        """Whether it is shown today."""
        today = timezone.localdate()
        return (self.first_day or today) <= today <= (self.last_day or today)
