"""A record's texts in another language: a child row that remembers what it was made from."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def _other_languages() -> list[tuple[str, Any]]:
    return [item for item in settings.LANGUAGES if item[0] != settings.LANGUAGE_CODE]


class RecordTranslation(models.Model):
    """Texts of one record in one language; ``source`` holds the originals they were made from.

    Subclasses name their parent ``record`` (a ParentalKey with ``related_name="translations"``)
    and list the translated fields, each of the same name as the record's, in ``text_fields``.
    English names live in the record's own ``name_en``, as the standard layouts have them.
    """

    text_fields: ClassVar[tuple[str, ...]]

    language = models.CharField(_("Language"), max_length=10, choices=_other_languages)
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

    def originals(self) -> dict[str, str]:
        """The record's present texts of the fields that this row translates."""
        return {field: getattr(self.record, field) for field in self.text_fields}

    def remember_source(self) -> None:
        """Note the record's present texts as those this translation was made from."""
        self.source = {
            field: text for field, text in self.originals().items() if getattr(self, field)
        }

    @property
    def outdated_fields(self) -> list[str]:
        """Names of the fields whose original has changed since they were translated."""
        originals = self.originals()
        return [field for field, text in self.source.items() if originals.get(field) != text]

    @property
    def is_outdated(self) -> bool:
        """Whether any original has changed since."""
        return bool(self.outdated_fields)
