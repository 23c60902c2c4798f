"""Other spellings of what was searched for, where it finds nothing or next to nothing as it stands.

The page, the API and the feed offer the same ones.
"""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import get_language

from .query import Results
from .suggesting.meant import Meant, meant

FEW = 2
"""So few results may come of a slip."""


def other_spellings(results: Results) -> list[Meant]:
    """Searches like that of ``results`` that find something, the likeliest first.

    None where enough has the words as they stand. Filters are left out: each spelling is counted,
    and to be searched for, by its words alone.
    """
    text = results.query.text
    enough = results.total > FEW and not (results.relaxed or results.widened)
    if enough or not text:
        return []
    return meant(text, get_language() or settings.LANGUAGE_CODE, results.how_many)
