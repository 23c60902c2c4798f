"""Cells of choices: one word or several, weekdays, accessibility, consents."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext_lazy as _

from .cells import CellError, Message, Parsed, half_width
from .choices import ChoiceList, choice_list
from .format import Format, repaired

_ALL_WEEK = "月火水木金土日"
_HAS = re.compile(r"(?:が|[:;：；])?(?:(?P<yes>有り?|あり|可能?)|(?P<no>無し?|なし|不可))\Z")


class Choice(Format):
    """One of the standard's words."""

    def __init__(self, words: ChoiceList) -> None:
        self.words = words

    def read(self, text: str) -> Parsed:
        value = self.words.value(text)
        if value is None:
            raise CellError(
                "choice",
                _("Not one of: %(words)s."),
                words="、".join(self.words.labels.values()),
            )
        return repaired(value, text, self.words.labels[value])

    def write(self, value: Any) -> str:
        return self.words.labels.get(value, value or "")


class Choices(Choice):
    """Several of the standard's words, separated with ``;``."""

    empty = ()

    def read(self, text: str) -> Parsed:
        values = [super(Choices, self).read(word).value for word in self._split(text)]
        ordered = [value for value in self.words.labels if value in values]
        plain = all(self.words.is_label(word) for word in self._split(text))
        return Parsed(ordered) if plain else repaired(ordered, text, self.write(ordered))

    def write(self, value: Any) -> str:
        return ";".join(self.words.labels[code] for code in value or ())

    def _split(self, text: str) -> list[str]:
        return [word.strip() for word in re.split(r"[;；]", text) if word.strip()]


class Codes(Choices):
    """Several of the standard's codes, separated with ``;``."""

    def read(self, text: str) -> Parsed:
        codes = [code.zfill(2) for code in re.split(r"[;,\s]+", half_width(text)) if code]
        unknown = [code for code in codes if code not in self.words.labels]
        if unknown:
            raise CellError("code", _("Unknown code: %(codes)s."), codes=";".join(unknown))
        return Parsed([code for code in self.words.labels if code in codes])

    def write(self, value: Any) -> str:
        return ";".join(value or ())


class Weekdays(Format):
    """The days of the week on which something is possible: ``月火水木金``."""

    empty = ()
    dash_is_empty = True

    def read(self, text: str) -> Parsed:
        days = half_width(text).replace("平日", "月火水木金").replace("毎日", _ALL_WEEK)
        days = re.sub(r"曜日?", "", days)
        days = re.sub(r"([月火水木金土日])[~〜から-]+([月火水木金土日])", self._span, days)
        days = re.sub(r"[\s・、,，;/]", "", days)
        if re.search(r"[^月火水木金土日]", days):
            raise CellError("weekdays", _("Write the days of the week like 月火水木金."))
        ordered = [day for day in _ALL_WEEK if day in days]
        return repaired(ordered, text, "".join(ordered))

    def write(self, value: Any) -> str:
        return "".join(day for day in _ALL_WEEK if day in (value or ()))

    @staticmethod
    def _span(found: re.Match[str]) -> str:
        first, last = (_ALL_WEEK.index(found[place]) for place in (1, 2))
        return (_ALL_WEEK * 2)[first : last + 1 if last >= first else last + 8]


class Accessibility(Format):
    """バリアフリー情報 of the 2017 layout: answers in words, separated with ``;``.

    The value maps fields of the seventeen yes/no questions to answers. What no question holds
    (``手すり有り``), or holds only in part (``エレベーター有り``), is kept as text.
    """

    empty = None

    def read(self, text: str) -> Parsed:
        answers: dict[str, bool] = {}
        kept = []
        words = choice_list("accessibility")
        for item in filter(None, (part.strip() for part in re.split(r"[;；]", text))):
            found = _HAS.search(item)
            label = item[: found.start()] if found else item
            field = words.value(label) or words.value(item)
            if field and not (found and found["no"] and not words.is_label(label)):
                answers[field] = not (found and found["no"])
            if not (field and words.is_label(label)):
                kept.append(item)
        message = Message("kept", _("Kept in the remarks: %(text)s"), text=";".join(kept))
        return Parsed(answers, (message,) if kept else (), ";".join(kept))

    def write(self, value: Any) -> str:
        labels = choice_list("accessibility").labels
        return ";".join(
            labels[field] + ("有り" if answer else "無し")
            for field, answer in (value or {}).items()
            if answer is not None
        )


class Consents(Format):
    """公開に同意した項目: the contact columns that a group lets the public see.

    The value is a list of contact fields; the cell names their columns, separated with ``;``.
    """

    empty = ()
    words = property(lambda self: choice_list("consents"))

    def read(self, text: str) -> Parsed:
        names = [name.strip() for name in re.split(r"[;；]", text) if name.strip()]
        fields = {name: self.words.value(name) for name in names}
        unknown = [name for name, field in fields.items() if field is None]
        if unknown:
            raise CellError(
                "consents", _("Not a contact column: %(names)s."), names=";".join(unknown)
            )
        ordered = [field for field in self.words.labels if field in fields.values()]
        return repaired(ordered, text, self.write(ordered))

    def write(self, value: Any) -> str:
        return ";".join(
            label for field, label in self.words.labels.items() if field in (value or ())
        )
