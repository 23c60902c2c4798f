"""In which of the site's languages a record can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from .models import Record


def written_in(record: Record) -> tuple[str, ...]:
    """The city's own language, and those into which somebody has translated the record's texts.

    Pages in the others show the original's texts; they are for readers, not for search engines.
    """
    rows: Any = record.translations.all()  # type: ignore[attr-defined]  # of every record
    translated = {row.language for row in rows if any(getattr(row, f) for f in row.text_fields)}
    return tuple(
        code
        for code, _name in settings.LANGUAGES
        if code == settings.LANGUAGE_CODE or code in translated
    )
