"""Recurrence at the desk: inputs to rule and back, words while typing, mistakes in words."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from portal.admin.recurrence import DatesWidget, RecurrenceWidget
from portal.models import Event
from tests.portal.factories import EventFactory

from .desk import Form, area_url, edit_url, errors_in, send, send_opened

pytestmark = pytest.mark.django_db


def typed(**values: str | list[str]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in values.items():
        data.setlist(f"r-{name}", value if isinstance(value, list) else [value])
    return data


def rule_of(**values: str | list[str]) -> str:
    return RecurrenceWidget().value_from_datadict(typed(**values), {}, "r")


RULES = {
    "FREQ=DAILY;COUNT=3": {"frequency": "DAILY", "end": "count", "count": "3"},
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20270331": {
        "frequency": "WEEKLY",
        "interval": "2",
        "weekdays": ["MO", "WE"],
        "end": "until",
        "until": "2027-03-31",
    },
    "FREQ=MONTHLY;BYDAY=2SA,4SA;COUNT=6": {
        "frequency": "MONTHLY",
        "monthly": "weekday",
        "ordinals": ["2", "4"],
        "weekdays": ["SA"],
        "month_day": "15",
        "end": "count",
        "count": "6",
    },
    "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=6": {
        "frequency": "MONTHLY",
        "monthly": "day",
        "weekdays": ["SA"],
        "month_day": "15",
        "end": "count",
        "count": "6",
    },
    "FREQ=MONTHLY;BYDAY=SA;BYSETPOS=1;COUNT=3": {
        "frequency": "OTHER",
        "rule": "FREQ=MONTHLY;BYDAY=SA;BYSETPOS=1;COUNT=3",
    },
    "": {"frequency": "", "weekdays": ["MO"], "count": "3"},
}


@pytest.mark.parametrize("rule", RULES)
def test_inputs_say_the_rule(rule: str) -> None:
    assert rule_of(**RULES[rule]) == rule


@pytest.mark.parametrize("rule", RULES)
def test_a_form_left_alone_keeps_the_rule(editor: Client, rule: str) -> None:
    event = EventFactory(start_date=datetime.date(2026, 11, 21), recurrence=rule)
    send(editor, edit_url(event), remarks="備考")
    event.refresh_from_db()
    assert event.get_latest_revision_as_object().recurrence == rule


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"frequency": "WEEKLY", "end": "until"}, "終わりを指定"),
        (
            {"frequency": "MONTHLY", "monthly": "weekday", "end": "count", "count": "3"},
            "第何週の何曜日か",
        ),
        ({"frequency": "WEEKLY", "weekdays": ["MO"], "end": "count", "count": "3"}, "開始日が"),
        ({"frequency": "DAILY", "end": "count", "count": "たくさん"}, "正しくありません"),
    ],
)
def test_mistakes_are_told_in_words(
    editor: Client, new_event: Form, values: dict[str, Any], words: str
) -> None:
    sent = {f"recurrence-{name}": value for name, value in values.items()}
    event = {"code": "N001", "name": "催し", "start_date": "2026-04-01"}
    response = send_opened(editor, new_event, **event, **sent)
    assert words in "".join(errors_in(response)["recurrence"])


def test_the_words_and_next_days_while_typing(editor: Client) -> None:
    data = {
        "recurrence-frequency": "WEEKLY",
        "recurrence-weekdays": ["WE"],
        "recurrence-end": "count",
        "recurrence-count": "3",
        "start_date": "2098-01-01",
    }
    url = area_url(Event, "recurrence/")
    answer = editor.get(url, data).content.decode()
    assert "毎週水曜日（全3回）" in answer
    assert "全部で3日あります" in answer
    assert "2098年1月8日" in answer
    without = {**data, "excluded_dates": ["2098-01-08", ""]}
    answer = editor.get(url, without).content.decode()
    assert "2098年1月8日" not in answer
    assert "2098年1月15日" in answer
    assert "開始日が" in editor.get(url, {**data, "start_date": "2098-01-02"}).content.decode()
    assert Client().get(url, data).status_code == 302


def test_days_left_out_have_an_input_each(editor: Client) -> None:
    event = EventFactory(start_date=datetime.date(2026, 4, 1), recurrence="FREQ=DAILY;COUNT=5")
    days = ["2026-04-02", "", "2026-04-03"]
    send(editor, edit_url(event), excluded_dates=days)
    event.refresh_from_db()
    draft = event.get_latest_revision_as_object()
    assert draft.excluded_dates == "2026-04-02;2026-04-03"
    html = DatesWidget().render("excluded_dates", draft.excluded_dates)
    assert html.count('type="date"') == 3
