"""Sums of weights of all documents at once: numbers written across bitmaps, a bitmap a digit."""

from __future__ import annotations

from collections.abc import Iterator


class Sums:
    """What the weights added to each document make; 0 where there are none."""

    def __init__(self) -> None:
        self._digits: list[int] = []
        self.found = 0
        """The bitmap of what has any weight."""

    def add(self, bitmap: int, weight: int) -> None:
        """Add ``weight``, a positive number, to every document of ``bitmap``."""
        self.found |= bitmap
        for place in range(weight.bit_length()):
            if weight >> place & 1:
                self._carry(bitmap, place)

    def levels(self, among: int) -> Iterator[int]:
        """Bitmaps of those of ``among`` that have the same sum, the highest sum first."""
        return self._split(among & self.found, len(self._digits))

    def _carry(self, bitmap: int, place: int) -> None:
        """Add a one at the digit ``place`` of every document of ``bitmap``."""
        while bitmap:
            if place >= len(self._digits):
                self._digits.extend([0] * (place + 1 - len(self._digits)))
            digit = self._digits[place]
            self._digits[place], bitmap = digit ^ bitmap, digit & bitmap
            place += 1

    def _split(self, bitmap: int, digits: int) -> Iterator[int]:
        """``bitmap``, whose higher digits are the same, by its lower ``digits``."""
        if not bitmap:
            return
        if not digits:
            yield bitmap
            return
        ones = bitmap & self._digits[digits - 1]
        yield from self._split(ones, digits - 1)
        yield from self._split(bitmap ^ ones, digits - 1)
