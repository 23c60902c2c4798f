"""The handbook's terms: one file, ``fixtures/glossary.csv``, from which its page's tables come."""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from wagtail.models import Locale

from cms.models import GlossaryTerm

FILE = Path(settings.BASE_DIR, "fixtures", "glossary.csv")
HEADINGS = ("用語", "よみ", "説明")
SYLLABARY = """
    あいうえお かきくけこ さしすせそ たちつてと なにぬねの
    はひふへほ まみむめも やゆよ らりるれろ わをん
"""
ROWS = {row[0]: row for row in SYLLABARY.split()}
"""The rows of the syllabary by their first letter."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, how it is read (in hiragana), and what it means."""

    word: str
    reading: str
    meaning: str


def read_terms(file: Path = FILE) -> list[Term]:
    """The terms in the order of their readings; ValueError for a file with other columns."""
    with file.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    if tuple(header) != HEADINGS:
        raise ValueError(f"{file} has the columns {header}, not {list(HEADINGS)}")
    return sorted((Term(*row) for row in rows), key=lambda term: term.reading)


def load_terms() -> bool:
    """Add the terms that are not there yet, for explaining them in place; whether any was new.

    What an editor has changed since is left alone.
    """
    locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    made = [
        GlossaryTerm.objects.get_or_create(
            term=term.word,
            locale=locale,
            defaults={"reading": term.reading, "explanation": term.meaning},
        )[1]
        for term in read_terms()
    ]
    return any(made)


def terms_table(row: str, caption: str) -> dict[str, Any]:
    """The raw value of a table block with the terms of one row of the syllabary.

    ValueError for a row that there is not, and for one without terms.
    """
    if row not in ROWS:
        raise ValueError(f"'{row}' begins no row of the syllabary; there is {' '.join(ROWS)}")
    terms = [term for term in read_terms() if _first_letter(term.reading) in ROWS[row]]
    if not terms:
        raise ValueError(f"the glossary has no terms under '{row}'")
    columns = [{"type": "text", "heading": heading} for heading in HEADINGS]
    values = [{"values": [term.word, term.reading, term.meaning]} for term in terms]
    table = {"columns": columns, "rows": values, "caption": ""}
    return {"caption": caption, "row_headers": True, "table": table}


def _first_letter(reading: str) -> str:
    """The first letter without its voicing mark: が is か."""
    return unicodedata.normalize("NFD", reading)[0]
