"""What every cell format is: a pair of ways, from a cell's text to a value and back."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from .cells import (
    CellError,
    Message,
    Parsed,
    has_unreadable,
    is_dash,
    on_one_line,
    without_control_characters,
)
from .formulas import unguarded


class Format:
    """Reads a cell's text and writes a value as a cell; subclasses say how in ``read``.

    ``empty`` is the value of an empty cell. ``dash_is_empty`` formats take a lone dash for an
    empty cell. ``one_line`` formats turn newlines into spaces, which the layouts forbid in a cell.
    """

    empty: Any = ""
    dash_is_empty = False
    one_line = True

    def parse(self, text: str) -> Parsed:
        """The value of a cell with the repairs made; CellError when it cannot be read."""
        if has_unreadable(text):
            raise CellError(
                "unreadable",
                _("This has a character that no other computer can show. Write it another way."),
            )
        repairs: list[Message] = []
        clean = without_control_characters(text)
        if clean != text:
            repairs.append(Message("control", _("Invisible control characters were left out.")))
        clean = unguarded(clean.strip())
        if self.one_line and ("\n" in clean or "\r" in clean):
            clean = on_one_line(clean)
            repairs.append(Message("newline", _("A line break became a space.")))
        if self.dash_is_empty and is_dash(clean):
            repairs.append(Message("dash", _("A dash was read as an empty cell.")))
            clean = ""
        if not clean:
            return Parsed(self.empty, tuple(repairs))
        parsed = self.read(clean)
        return Parsed(parsed.value, (*repairs, *parsed.repairs), parsed.kept)

    def read(self, text: str) -> Parsed:
        """The value of a cell that is not empty, trimmed and cleaned."""
        return Parsed(text)

    def write(self, value: Any) -> str:
        """The cell for a value, on one line, as the standard wants it."""
        return "" if value is None else on_one_line(str(value))

    def same(self, old: Any, new: Any) -> bool:
        """Whether a file that says ``new`` leaves a record that says ``old`` as it is."""
        return old == new or self.write(old) == self.write(new)


def repaired(value: Any, text: str, canonical: str) -> Parsed:
    """``value``, with a statement when the cell was not written in its canonical form."""
    if text == canonical:
        return Parsed(value)
    if not canonical:
        return Parsed(value, (Message("empty", _("Read as an empty cell.")),))
    return Parsed(value, (Message("spelling", _("Read as %(value)s."), value=canonical),))
