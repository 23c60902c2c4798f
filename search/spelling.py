"""Other spellings of what was searched for, where it finds nothing or next to nothing as it stands.

The page, the API and the feed offer the same ones.
"""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.utils.translation import get_language

from .query import Results, how_many
from .suggesting.meant import Meant, meant
from .vocabulary.current import Vocabulary, current

FEW = 2
"""So few results may come of a slip."""


def other_spellings(results: Results, vocabulary: Vocabulary | None = None) -> list[Meant]:
    """Searches like that of ``results`` that find something, the likeliest first.

    None where enough has the words as they stand. Filters are left out: each spelling is counted,
    and to be searched for, by its words alone.
    """
    query = results.query
    enough = results.total > FEW and not (results.relaxed or results.widened)
    if enough or not query.text:
        return []
    kept = vocabulary or current()
    finds = partial(how_many, language=query.language, vocabulary=kept)
    return meant(query.text, get_language() or settings.LANGUAGE_CODE, finds)
