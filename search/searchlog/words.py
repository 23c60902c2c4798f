"""What of a search may be kept: its words in one spelling, or nothing where it may be personal."""

from __future__ import annotations

import re

from search.analysis.normalise import normalise

LONGEST = 60
"""Characters; what is longer was pasted or is a story, and says more about somebody."""

_PERSONAL = re.compile(
    r"@|://|(?:\d[\s()ー‐-―−-]*){7,}"  # an address of mail or web; digits as of a telephone
)


def kept_words(text: str) -> str:
    """``text`` as the log keeps it, small letters and single spaces; "" where it keeps nothing."""
    words = " ".join(normalise(text).split())
    if len(words) > LONGEST or _PERSONAL.search(words):
        return ""
    return words
