"""Cells of text: names, descriptions, addresses, telephone numbers, web addresses, codes."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..models.codes import local_government_check_digit
from .cells import CellError, Parsed, half_width
from .format import Format, repaired

_HALF_WIDTH_KANA = re.compile(r"[\uff61-\uff9f]+")
_EXCEL_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?[eE]\+?[0-9]+\Z")
_EXCEL_DATE = re.compile(
    r"(?:[0-9]{1,2}月[0-9]{1,2}日|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,2}-[A-Z][a-z]{2}"
    r"|[A-Z][a-z]{2}-[0-9]{2})\Z"
)
_PREFECTURE = re.compile(r"東京都|北海道|京都府|大阪府|.{2,}?県(?![市郡])")


class Text(Format):
    """Text on one line, as it stands."""


class Multiline(Format):
    """Text that may have several lines; a file has them on one line, joined with a space."""

    one_line = False

    def read(self, text: str) -> Parsed:
        return Parsed(text.replace("\r\n", "\n").replace("\r", "\n"))

    def same(self, old: Any, new: Any) -> bool:
        """Lines that our own file joined are not taken for a change."""
        return old == new or ("\n" not in new and self.write(old) == new)


class Kana(Format):
    """Reading in kana; half-width kana become full-width ones."""

    def read(self, text: str) -> Parsed:
        kana = _HALF_WIDTH_KANA.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
        return repaired(kana, text, kana)


class HalfWidth(Format):
    """Letters and digits that must be half-width: codes, e-mail addresses, web addresses."""

    def read(self, text: str) -> Parsed:
        code = half_width(text)
        return repaired(code, text, code)


class RecordCode(HalfWidth):
    """ID or NO: the record's code."""

    def read(self, text: str) -> Parsed:
        if _EXCEL_NUMBER.match(half_width(text)):
            raise eaten_by_excel()
        return super().read(text)


class Phone(HalfWidth):
    """A telephone or extension number, with at least one digit."""

    dash_is_empty = True

    def read(self, text: str) -> Parsed:
        if not re.search(r"[0-9]", half_width(text)):
            raise CellError("phone", _("This is not a telephone number."))
        return super().read(text)


class Postcode(HalfWidth):
    """郵便番号: seven digits without a hyphen."""

    dash_is_empty = True

    def read(self, text: str) -> Parsed:
        digits = half_width(text).removeprefix("〒").replace("-", "").replace(" ", "")
        if not re.fullmatch(r"[0-9]{7}", digits):
            raise CellError("postcode", _("A postal code has seven digits."))
        return repaired(digits, text, digits)


class LocalGovernmentCode(HalfWidth):
    """Six digits; a leading zero that was dropped is put back where the check digit proves it."""

    dash_is_empty = True

    def read(self, text: str) -> Parsed:
        code = half_width(text)
        if re.fullmatch(r"[0-9]{5}", code):
            full = f"0{code}"
            if int(full[5]) == local_government_check_digit(full[:5]):
                return repaired(full, text, full)
        return super().read(text)


class CorporateNumber(HalfWidth):
    """法人番号: thirteen digits."""

    dash_is_empty = True

    def read(self, text: str) -> Parsed:
        if _EXCEL_NUMBER.match(half_width(text)):
            raise eaten_by_excel()
        return super().read(text)


class HouseNumber(Format):
    """番地以下: refused where a spreadsheet made a date of it."""

    def read(self, text: str) -> Parsed:
        if _EXCEL_DATE.match(half_width(text)):
            raise CellError(
                "house_number.date",
                _("A spreadsheet seems to have made a date of a house number."),
            )
        return Parsed(text)


class PrefecturePart(Format):
    """都道府県名 of the 2017 layouts: the first half of the local government's name."""

    def write(self, value: Any) -> str:
        found = _PREFECTURE.match(value or "")
        return found[0] if found else ""


class MunicipalityPart(Format):
    """市区町村名 of the 2017 layouts: the second half of the local government's name."""

    def write(self, value: Any) -> str:
        return _PREFECTURE.sub("", value or "", count=1)


class TextList(Format):
    """Several texts in one cell, separated with ``;``."""

    def read(self, text: str) -> Parsed:
        parts = [part.strip() for part in re.split(r"[;；、，,]", text)]
        joined = ";".join(part for part in parts if part)
        return repaired(joined, text, joined)


class RecurrenceRule(Format):
    """An RFC 5545 rule, with or without the word RRULE before it."""

    def read(self, text: str) -> Parsed:
        rule = half_width(text).removeprefix("RRULE:")
        return repaired(rule, text, rule)


def eaten_by_excel() -> CellError:
    """The refusal of a long number that a spreadsheet rounded: the digits are lost."""
    return CellError(
        "excel_number",
        _("A spreadsheet has rounded this number; its digits are lost. Enter it again as text."),
    )
