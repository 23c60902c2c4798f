"""Lengths of texts in steps that every engine keeps, so that all of them rank alike.

Engines rank by how long a text is beside the average. SQLite counts its tokens; Lucene keeps the
length in one byte: exactly up to 40, above that 24 more than a number of four significant bits.
A text is filled up to the next step, by a sixteenth at most and by a thirtieth on average.
"""

from __future__ import annotations

_EXACT = 24
_BITS = 4


def filled(length: int) -> int:
    """The least length from ``length`` on that no engine shortens.

    One more than a step: the pairs of a text's tokens are one less than its tokens, and both are
    to be known by the same step.
    """
    above = length - 1 - _EXACT
    shift = max(above.bit_length() - _BITS, 0)
    return length if above <= 0 else _EXACT + (-(-above >> shift) << shift) + 1
