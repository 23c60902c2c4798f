"""Opening hours as seven lines to fill in: open or closed, from when to when, a note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any
from unicodedata import normalize

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from wagtail.admin.compare import TextFieldComparison
from wagtail.admin.panels import FieldPanel

from portal.models import Facility, OpeningHours, Weekday
from portal.wording import times_words

from .week import Day, Week, read_week

PARTS = ("is_open", "opens_at", "closes_at", "note")


class WeeklyHoursWidget(forms.Widget):
    """A table of the seven days; ``name-月-opens_at`` and so on are its inputs."""

    template_name = "portal/admin/weekly_hours.html"

    class Media:
        js = [forms.Script("portal/admin/weekly-hours.js", type="module")]
        css = {"all": ["portal/admin/desk.css"]}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, dict[str, str]]:
        """What was sent, unread: texts by part and day."""
        return {
            day.value: {part: _sent(data, f"{name}-{day}-{part}") for part in PARTS}
            for day in Weekday
        }

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-{Weekday.MONDAY}-opens_at" not in data

    def id_for_label(self, id_: str) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        days = [
            {"day": day, "name": f"{name}-{day}", "value": _as_inputs(value, day)}
            for day in Weekday
        ]
        return {**super().get_context(name, None, attrs), "days": days}


def _sent(data: Any, name: str) -> str:
    """One text; times may be written in full-width digits."""
    text: str = data.get(name, "").strip()
    return text if name.endswith("note") else normalize("NFKC", text)


def _as_inputs(value: Any, day: str) -> dict[str, Any]:
    """The texts of one day's inputs, from a week or from what was sent."""
    entry = (value or {}).get(day) or Day()
    if isinstance(entry, Day):
        times = {part: getattr(entry, part) for part in ("opens_at", "closes_at")}
        texts = {part: time_format(time, "H:i") if time else "" for part, time in times.items()}
        return {"is_open": entry.is_open, "note": entry.note, **texts}
    return dict(entry)


class WeeklyHoursField(forms.Field):
    """A week; what is wrong is told with its day."""

    widget = WeeklyHoursWidget

    def clean(self, value: Any) -> dict[str, Day]:
        """The seven days; ValidationError names every day that cannot be."""
        week, errors = {}, []
        for day in Weekday:
            try:
                week[day.value] = _clean_day(day, value[day])
            except ValidationError as error:
                errors += [
                    _("%(day)s: %(problem)s") % {"day": day.label, "problem": problem}
                    for problem in error.messages
                ]
        if errors:
            raise ValidationError(errors)
        return week

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.clean(data) != initial)
        except ValidationError:
            return True


def _clean_day(day: Weekday, texts: Mapping[str, str]) -> Day:
    time = forms.TimeField(required=False)
    opens_at, closes_at = time.clean(texts["opens_at"]), time.clean(texts["closes_at"])
    note, is_open = texts["note"], bool(texts["is_open"])
    OpeningHours(weekday=day, opens_at=opens_at, closes_at=closes_at, note=note).clean_fields(
        exclude=["facility"]
    )
    if not is_open and (opens_at or closes_at):
        raise ValidationError(_("There are times, but the day is not ticked as open."))
    if (opens_at is None) != (closes_at is None):
        raise ValidationError(_("Give both times: from and to."))
    if is_open and note and opens_at is None:
        raise ValidationError(_("A note needs the times of the day."))
    OpeningHours(weekday=day, opens_at=opens_at, closes_at=closes_at).clean()
    return Day(is_open, opens_at, closes_at, note)


class WeekComparison(TextFieldComparison):
    """Two versions of a week, as text."""

    def __init__(self, _field: Any, obj_a: Facility, obj_b: Facility) -> None:
        self.val_a, self.val_b = (week_words(read_week(each)) for each in (obj_a, obj_b))

    def field_label(self) -> str:
        return _("Opening hours")


def week_words(week: Week) -> str:
    """The week in one line: "Monday 09:00 – 17:00, Tuesday closed"."""
    return (
        pgettext("between days", ", ").join(_day_words(week))
        if any(day.is_open for day in week.values())
        else ""
    )


def _day_words(week: Week) -> Iterator[str]:
    for code, day in week.items():
        words = _hours_words(day)
        text = f"{Weekday(code).label} {words}"
        yield _("%(text)s (%(note)s)") % {"text": text, "note": day.note} if day.note else text


def _hours_words(day: Day) -> str:
    if not day.is_open:
        return pgettext("a weekday", "closed")
    return times_words(*day.hours) or pgettext("a weekday", "open")


class WeeklyHoursPanel(FieldPanel):
    """The week in the form, and in the history as text."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", gettext_lazy("Opening hours"))
        super().__init__("weekly_hours", **kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().clone_kwargs()
        kwargs.pop("field_name")
        return kwargs

    def format_value_for_display(self, value: Any) -> str:
        return week_words(value)

    class BoundPanel(FieldPanel.BoundPanel):
        def get_comparison(self) -> list[Any]:
            return [partial(WeekComparison, None)] if self.is_shown() else []
