"""The formats by the names that the layouts' ``format`` column uses."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from . import choice_formats, date_formats, hours_formats, number_formats, text_formats
from .choices import choice_list
from .format import Format

_PLAIN: dict[str, Callable[[], Format]] = {
    "text": text_formats.Text,
    "multiline": text_formats.Multiline,
    "kana": text_formats.Kana,
    "record_code": text_formats.RecordCode,
    "group": text_formats.RecordCode,
    "facility": text_formats.RecordCode,
    "phone": text_formats.Phone,
    "email": text_formats.HalfWidth,
    "url": text_formats.HalfWidth,
    "poi_code": text_formats.HalfWidth,
    "postcode": text_formats.Postcode,
    "localgov_code": text_formats.LocalGovernmentCode,
    "corporate_number": text_formats.CorporateNumber,
    "house_number": text_formats.HouseNumber,
    "prefecture_part": text_formats.PrefecturePart,
    "municipality_part": text_formats.MunicipalityPart,
    "list": text_formats.TextList,
    "recurrence": text_formats.RecurrenceRule,
    "integer": number_formats.Integer,
    "people": number_formats.People,
    "yen": number_formats.Yen,
    "latitude": number_formats.Degrees,
    "longitude": number_formats.Degrees,
    "yes_no": number_formats.YesNo,
    "date": date_formats.Date,
    "time": date_formats.Time,
    "dates": date_formats.Dates,
    "publish_from": date_formats.PublishFrom,
    "publish_until": date_formats.PublishUntil,
    "weekdays": choice_formats.Weekdays,
    "accessibility": choice_formats.Accessibility,
    "consents": choice_formats.Consents,
    "weekday_hours": hours_formats.WeekdayHours,
    "closed_days": hours_formats.ClosedDaysList,
}
_WITH_LIST = {
    "choice": choice_formats.Choice,
    "choices": choice_formats.Choices,
    "codes": choice_formats.Codes,
}


@cache
def get(name: str) -> Format:
    """The format called ``name`` (``date``, ``choice:event_status`` …); KeyError when unknown."""
    kind, separator, words = name.partition(":")
    if separator:
        return _WITH_LIST[kind](choice_list(words))
    return _PLAIN[kind]()
