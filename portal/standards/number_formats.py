"""Cells of numbers: counts, yen, degrees, and the yes/no answers."""

from __future__ import annotations

import math
import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from .cells import CellError, Parsed, half_width
from .format import Format, repaired

_YES = {"有", "有り", "あり", "可", "可能", "○", "◯", "〇", "はい", "yes", "true", "1"}
_NO = {"無", "無し", "なし", "不可", "不可能", "×", "✕", "いいえ", "no", "false", "0"}
_UNKNOWN = {"未確認", "不明", "不詳", "unknown"}


class Integer(Format):
    """A whole number, not negative; ``unit`` is what people add to it though they should not."""

    empty = None
    dash_is_empty = True
    unit = ""

    def read(self, text: str) -> Parsed:
        plain = re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", half_width(text))
        if self.unit:
            plain = re.sub(rf"\A¥?\s*([0-9]+)\s*(?:{self.unit})?\Z", r"\1", plain)
        plain = plain.removesuffix(".0")
        if not re.fullmatch(r"[0-9]{1,9}", plain):
            raise CellError("integer", _("This is not a whole number."))
        return repaired(int(plain), text, str(int(plain)))


class People(Integer):
    """A number of people."""

    unit = "人|名|席"


class Yen(Integer):
    """An amount in yen; ``無料`` is zero."""

    unit = "円"

    def read(self, text: str) -> Parsed:
        return repaired(0, text, "0") if text == "無料" else super().read(text)


class Degrees(Format):
    """Decimal degrees of latitude or longitude; which of them, and where, the whole row tells."""

    empty = None
    dash_is_empty = True

    def read(self, text: str) -> Parsed:
        plain = half_width(text).removesuffix("°")
        try:
            degrees = float(plain)
        except ValueError:
            raise CellError("degrees", _("These are not decimal degrees.")) from None
        if not math.isfinite(degrees) or abs(degrees) > 180:
            raise CellError("degrees.range", _("No place on Earth has this coordinate."))
        return Parsed(degrees) if plain == text else repaired(degrees, text, plain)

    def write(self, value: Any) -> str:
        return "" if value is None else format(value, ".8f").rstrip("0").rstrip(".")


class YesNo(Format):
    """有 or 無; an empty cell means that nobody has looked yet."""

    empty = None
    dash_is_empty = True

    def read(self, text: str) -> Parsed:
        word = half_width(text).casefold()
        if word in _UNKNOWN:
            return repaired(None, text, "")
        if word in _YES:
            return repaired(True, text, "有")
        if word in _NO:
            return repaired(False, text, "無")
        raise CellError("yes_no", _("Write 有 or 無, or leave the cell empty."))

    def write(self, value: Any) -> str:
        return {True: "有", False: "無"}.get(value, "")
