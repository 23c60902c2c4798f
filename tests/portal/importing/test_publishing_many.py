"""Many records are written in a few statements, and all that follows is there."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision
from wagtail.search.models import IndexEntry

from portal.models import Change, Event, Facility, Group
from search.models import SearchEntry

from .files import Importer

pytestmark = pytest.mark.django_db


def rows(count: int, **cells: str) -> list[dict[str, str]]:
    return [
        {"ID": f"F{n}", "名称": f"会館{n}", "曜日別利用時間": "土 10:00-15:00", **cells}
        for n in range(count)
    ]


def queries(importing: Importer, *facilities: dict[str, str]) -> int:
    with CaptureQueriesContext(connection) as captured:
        importing("public_facility", *facilities)
    return len(captured)


def test_twice_as_many_rows_cost_hardly_more_statements(importing: Importer) -> None:
    queries(importing, *rows(1))
    few = queries(importing, *rows(5, 電話番号="1"))
    many = queries(importing, *rows(10, 電話番号="2"))
    assert many - few <= 5, "more than one a row"


def test_whatever_follows_from_a_publication_follows_for_each(importing: Importer) -> None:
    importing("public_facility", *rows(3))
    facilities = Facility.published.order_by("code")
    assert [f.latest_revision_id for f in facilities] == [f.live_revision_id for f in facilities]
    assert Revision.objects.for_instance(facilities[0]).count() == 1
    assert ModelLogEntry.objects.for_instance(facilities[2]).get().action == "wagtail.publish"
    changes = Change.objects.order_by("sequence").values_list("sequence", "code", "action")
    assert [*changes] == [(n + 1, f"F{n}", "created") for n in range(3)]
    assert SearchEntry.objects.filter(kind="facility").count() == 3
    assert IndexEntry.objects.count() == 3
    restored: Any = facilities[1].latest_revision.as_object()
    assert [row.weekday for row in restored.weekday_hours.all()] == ["土"]


def test_child_rows_follow_the_file_and_keep_their_keys(importing: Importer) -> None:
    importing("public_facility", *rows(2, 説明_英語="Rooms."))
    facility = Facility.objects.get(code="F0")
    kept = facility.translations.get().pk
    importing("public_facility", *rows(2, 説明_英語="A hall.", 曜日別利用時間="日 閉館"))
    facility = Facility.objects.get(code="F0")
    assert (facility.translations.get().pk, facility.translations.get().description) == (
        kept,
        "A hall.",
    )
    assert [row.weekday for row in facility.weekday_hours.all()] == ["日"]


def test_an_edit_of_the_lock_survives_an_import(importing: Importer) -> None:
    importing("public_facility", *rows(1))
    created = Facility.objects.get().created_at
    Facility.objects.update(locked=True)
    importing("public_facility", *rows(1, 電話番号="1"))
    facility = Facility.objects.get()
    assert (facility.locked, facility.created_at, facility.phone) == (True, created, "1")


def test_wagtail_knows_which_group_an_imported_event_names(importing: Importer) -> None:
    importing("civic_group", {}, {"ID": "G2", "名称": "そらの会"})
    first, second = Group.objects.order_by("code")
    importing("event", {"主催団体_ID": "G1"})
    assert ReferenceIndex.get_references_to(first).count() == 1
    importing("event", {"主催団体_ID": "G2"})
    assert ReferenceIndex.get_references_to(first).count() == 0
    assert ReferenceIndex.get_references_to(second).count() == 1
    assert "そらの会" in SearchEntry.objects.get(key=f"events:{Event.objects.get().code}").body


def test_an_event_is_found_by_the_new_name_of_its_group(importing: Importer) -> None:
    importing("civic_group", {})
    importing("event", {"主催団体_ID": "G1"})
    importing("civic_group", {"名称": "ほしの会"})
    assert "ほしの会" in SearchEntry.objects.get(key="events:E1").body


def test_many_records_are_withdrawn_in_few_statements(importing: Importer) -> None:
    importing("public_facility", *rows(30))
    with CaptureQueriesContext(connection) as captured:
        importing("public_facility", *rows(1), withdraw_missing=True)
    assert len(captured) < 60
    assert [f.code for f in Facility.published.all()] == ["F0"]
    assert Change.objects.filter(action="withdrawn").count() == 29
    assert SearchEntry.objects.filter(kind="facility").count() == 1
    facility = Facility.objects.get(code="F9")
    assert (facility.has_unpublished_changes, facility.live_revision) == (True, None)
