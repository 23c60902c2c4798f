"""The beginning of a text, for where there is no room for all of it."""

from __future__ import annotations

import re

from django.utils.text import Truncator

BROKEN_WORD = re.compile(r"(?<=\S)[\s,;:]+[A-Za-z'’-]*…$")


def shortened(text: str, letters: int) -> str:
    """``text`` in one line of at most ``letters`` letters; … takes the place of what is left out.

    A word of Latin letters is left out whole. Japanese may end anywhere.
    """
    return BROKEN_WORD.sub("…", Truncator(" ".join(text.split())).chars(letters))
