"""Where tokens stand in the raw text, packed small enough to be kept with every entry."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence

from .analysis import Token

_TYPE = "I"


def pack(tokens: Iterable[Token]) -> bytes:
    """Begin and end of each token, as little-endian 32-bit numbers."""
    numbers = array(_TYPE, [number for token in tokens for number in (token.begin, token.end)])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def unpack(packed: bytes) -> Sequence[int]:
    """What ``pack`` wrote: begin of token 0, its end, begin of token 1, its end, …"""
    numbers = array(_TYPE)
    numbers.frombytes(bytes(packed))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
