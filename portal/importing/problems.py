"""What a report tells about a cell: refused, or repaired, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..standards import Message


class Kind(StrEnum):
    """What a problem did to its row."""

    REFUSED = "refused"
    REPAIRED = "repaired"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing about one cell: where it is, what it says, why it is told."""

    kind: Kind
    line: int
    column: str
    value: str
    message: Message

    def as_dict(self) -> dict[str, Any]:
        """For machines, with the reason in the active language."""
        return {
            "kind": self.kind.value,
            "line": self.line,
            "column": self.column,
            "value": self.value,
            "code": self.message.code,
            "reason": str(self.message),
        }
