"""The history of a record tells of changes in the words in which people know the values."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags

from portal.models import Record
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

from .desk import area_url

pytestmark = pytest.mark.django_db


def told(client: Client, record: Record, **changes: Any) -> str:
    """What the comparison of a record before and after some changes says."""
    first = record.save_revision(clean=False)
    for name, value in changes.items():
        setattr(record, name, value)
    second = record.save_revision(clean=False)
    path = f"history/{record.pk}/revisions/compare/{first.pk}...{second.pk}/"
    return strip_tags(client.get(area_url(type(record), path)).content.decode())


def test_an_event(editor: Client) -> None:
    venue, organizer = FacilityFactory(name="新しい館"), GroupFactory(name="新しい会")
    event = EventFactory(start_time=datetime.time(9), recurrence="", status="scheduled")
    text = told(
        editor,
        event,
        start_time=datetime.time(10, 30),
        recurrence="FREQ=WEEKLY;BYDAY=TU;UNTIL=20270131",
        status="cancelled",
        nursing_room=True,
        venue=venue,
        organizer=organizer,
    )
    for words in (
        "10:30",
        "毎週火曜日（2027年1月31日（日曜日）まで）",
        "中止",
        "新しい館",
        "新しい会",
    ):
        assert words in text
    for raw in ("10:30:00", "FREQ", "cancelled", "True"):
        assert raw not in text


def test_a_rule_that_has_no_words_is_shown_as_it_is(editor: Client) -> None:
    rule = "FREQ=YEARLY;BYMONTH=1,7;COUNT=4"
    assert rule in told(editor, EventFactory(recurrence=""), recurrence=rule)


def test_a_facility(editor: Client) -> None:
    facility = FacilityFactory(poi_code="1305", closed_on_holidays=False)
    text = told(editor, facility, poi_code="1306", closed_on_holidays=True)
    assert "市民活動施設" in text
    assert "はい" in text
    assert "1306" not in text
    assert "True" not in text


def test_a_group(editor: Client) -> None:
    group = GroupFactory(activity_fields=["07"], phone_consent=False)
    text = told(editor, group, activity_fields=["07", "08"], phone_consent=True)
    assert "環境の保全を図る活動、災害救援活動" in text
    assert "False" not in text
