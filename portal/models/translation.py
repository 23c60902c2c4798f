"""A record's texts in another language: a child row that remembers what it was made from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

NOTHING = "\uffff"
"""Stands for a source that was never remembered: no text contains it."""


class TranslationState(models.TextChoices):
    """How a record's texts in one language stand to the original."""

    MISSING = "missing", _("Not translated")
    CURRENT = "current", _("Up to date")
    OUTDATED = "outdated", _("Outdated")


def other_languages() -> list[tuple[str, Any]]:
    """Codes and names of the languages a record can be translated into."""
    return [item for item in settings.LANGUAGES if item[0] != settings.LANGUAGE_CODE]


class RecordTranslation(models.Model):
    """Texts of one record in one language; ``source`` holds the originals they were made from.

    Subclasses name their parent ``record`` (a ParentalKey with ``related_name="translations"``)
    and list the translated fields, each of the same name as the record's, in ``text_fields``.
    English names live in the record's own ``name_en``, as the standard layouts have them.
    """

    text_fields: ClassVar[tuple[str, ...]]
    record: Any

    language = models.CharField(_("Language"), max_length=10, choices=other_languages)
    name = models.CharField(
        _("Name"),
        max_length=255,
        blank=True,
        help_text=_("Leave empty for English: the record's name in English is used."),
    )
    description = models.TextField(_("Description"), blank=True)
    source = models.JSONField(_("Original texts"), default=dict, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.language}: {self.name}" if self.name else self.language

    def translated(self, field: str) -> str:
        """The text of ``field`` in this row's language; the record keeps its name in English."""
        text: str = getattr(self, field)
        if not text and field == "name" and self.language == "en":
            text = self.record.name_en
        return text

    def originals(self) -> dict[str, str]:
        """The record's present texts of the fields that this row translates."""
        return {field: getattr(self.record, field) for field in self.text_fields}

    def remember_source(self, fields: Iterable[str] | None = None) -> None:
        """Note the record's present texts as those this translation was made from.

        With ``fields``, only for those: the others keep what they were made from. A field without
        a translation has no source.
        """
        renewed = set(self.text_fields if fields is None else fields)
        self.source = {
            field: text if field in renewed else self.source.get(field, text)
            for field, text in self.originals().items()
            if self.translated(field)
        }

    @property
    def outdated_fields(self) -> list[str]:
        """Names of the fields whose original has changed since they were translated."""
        originals = self.originals()
        return [
            field
            for field in self.text_fields
            if self.translated(field) and self.source.get(field) != originals[field]
        ]

    @property
    def is_outdated(self) -> bool:
        """Whether any original has changed since."""
        return bool(self.outdated_fields)

    @classmethod
    def translated_rows(cls) -> models.QuerySet:
        """Stored rows that have any text."""
        some = models.Q()
        for field in cls.text_fields:
            some |= cls._has_text(field)
        return cls._default_manager.filter(some)

    @classmethod
    def outdated_rows(cls) -> models.QuerySet:
        """Stored rows that are outdated as their stored records stand, found by the database."""
        outdated = models.Q()
        rows = cls._default_manager.all()
        for field in cls.text_fields:
            made_from = Coalesce(
                KT(f"source__{field}"), models.Value(NOTHING), output_field=models.TextField()
            )
            rows = rows.alias(**{f"made_from_{field}": made_from})
            changed = ~models.Q(**{f"made_from_{field}": models.F(f"record__{field}")})
            outdated |= cls._has_text(field) & changed
        return rows.filter(outdated)

    @classmethod
    def _has_text(cls, field: str) -> models.Q:
        own = ~models.Q(**{field: ""})
        if field == "name":
            own |= models.Q(language="en") & ~models.Q(record__name_en="")
        return own

    @property
    def state(self) -> TranslationState:
        """How this row stands to the record as it is in memory: live, or a draft."""
        if not any(self.translated(field) for field in self.text_fields):
            return TranslationState.MISSING
        return TranslationState.OUTDATED if self.is_outdated else TranslationState.CURRENT
