"""Records for the measurements, written in bulk: plausible texts, nested rows, an English text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.utils import timezone

from portal.models import (
    ClosedDays,
    Event,
    EventTranslation,
    Facility,
    FacilityTranslation,
    Group,
    GroupTranslation,
    Occurrence,
    OpeningHours,
)

DESCRIPTION = "公園と川辺の花壇を手入れし、季節の催しを開いています。初めての方も歓迎します。" * 2
BATCH = 2000


def database_name() -> str:
    """The file of the scratch database."""
    return str(connection.settings_dict["NAME"])


def common(number: int, prefix: str) -> dict[str, Any]:
    """What every record has."""
    return {
        "code": f"{prefix}{number:06}",
        "live": True,
        "name": f"みどりの活動 第{number}号",
        "name_kana": "ミドリノカツドウ",
        "name_en": f"Green activity {number}",
        "description": DESCRIPTION,
        "localgov_code": "999997",
        "localgov_name": "ともに市",
        "prefecture": "ともに県",
        "city": "ともに市",
        "town": "中央",
        "address": f"ともに県ともに市中央{number}",
        "latitude": 35.6 + number % 1000 / 10_000,
        "longitude": 139.7 + number % 1000 / 10_000,
        "url": f"https://example.org/{prefix}{number}",
    }


def fill(count: int) -> None:
    """``count`` records of each dataset with their nested rows."""
    for numbers in _batches(count):
        groups = _groups(numbers)
        facilities = _facilities(numbers)
        _events(numbers, groups, facilities)


def fill_facilities(count: int) -> None:
    """``count`` facilities with their nested rows."""
    for numbers in _batches(count):
        _facilities(numbers)


def _batches(count: int) -> Iterator[range]:
    for start in range(0, count, BATCH):
        yield range(start, min(start + BATCH, count))


def _groups(numbers: range) -> list[Group]:
    rows = Group.objects.bulk_create(
        Group(
            **common(n, "G"),
            activity_fields=["03", "07"],
            areas_served="中央;東町",
            phone="(00)0000-0000",
            phone_consent=n % 2 == 0,
            email="group@example.org",
            members=n % 50,
        )
        for n in numbers
    )
    GroupTranslation.objects.bulk_create(
        GroupTranslation(record=row, language="en", description="We tend flower beds.")
        for row in rows
    )
    return rows


def _facilities(numbers: range) -> list[Facility]:
    rows = Facility.objects.bulk_create(
        Facility(
            **common(n, "F"),
            poi_code="1305",
            phone="(00)0000-0000",
            service_days=["月", "火", "水", "木", "金"],
            opens_at=datetime.time(9),
            closes_at=datetime.time(17),
            wheelchair_accessible=True,
            nursing_room=False,
        )
        for n in numbers
    )
    OpeningHours.objects.bulk_create(
        OpeningHours(
            facility=row,
            weekday="土",
            opens_at=datetime.time(10),
            closes_at=datetime.time(15),
        )
        for row in rows
    )
    ClosedDays.objects.bulk_create(
        ClosedDays(
            facility=row,
            start_date=datetime.date(2026, 12, 29),
            end_date=datetime.date(2027, 1, 3),
            reason="年末年始",
        )
        for row in rows
    )
    FacilityTranslation.objects.bulk_create(
        FacilityTranslation(record=row, language="en", description="Meeting rooms.") for row in rows
    )
    return rows


def _events(numbers: range, groups: list[Group], facilities: list[Facility]) -> None:
    today = timezone.localdate()
    rows = Event.objects.bulk_create(
        Event(
            **common(n, "E"),
            kind="生活と環境",
            start_date=today + datetime.timedelta(days=n % 90),
            start_time=datetime.time(10),
            end_time=datetime.time(12),
            fee=500,
            organizer=groups[place],
            venue=facilities[place],
        )
        for place, n in enumerate(numbers)
    )
    Occurrence.objects.bulk_create(
        Occurrence(event=row, start_date=row.start_date, end_date=row.start_date) for row in rows
    )
    EventTranslation.objects.bulk_create(
        EventTranslation(record=row, language="en", description="Everybody is welcome.")
        for row in rows
    )
