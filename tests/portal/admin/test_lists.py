"""The lists of records: filters, search, export, and the same few queries however long they are."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from portal.models import Event, Facility, Group
from tests.portal.factories import (
    EventFactory,
    EventTranslationFactory,
    FacilityFactory,
    FacilityTranslationFactory,
    GroupFactory,
    GroupTranslationFactory,
)

from .desk import area_url

pytestmark = pytest.mark.django_db


def listed(client: Client, model: type, **parameters: str) -> list:
    return list(client.get(area_url(model), parameters).context["object_list"])


def make_group() -> None:
    GroupTranslationFactory().record.save_revision().publish()


def make_facility() -> None:
    FacilityTranslationFactory().record.save_revision().publish()


def make_event() -> None:
    event = EventFactory(organizer=GroupFactory(), venue=FacilityFactory())
    EventTranslationFactory(record=event)
    event.save_revision().publish()


@pytest.mark.parametrize(
    ("model", "make"), [(Group, make_group), (Facility, make_facility), (Event, make_event)]
)
def test_a_list_costs_the_same_queries_however_long(
    editor: Client, model: type, make: Callable
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert editor.get(area_url(model)).status_code == 200
        return len(captured)

    make()
    editor.get(area_url(model))
    few = queries()
    for _turn in range(4):
        make()
    assert queries() == few


def test_groups_are_filtered_by_field_and_publication(editor: Client) -> None:
    green = GroupFactory(activity_fields=["07"])
    draft = GroupFactory(activity_fields=["01"], live=False)
    assert listed(editor, Group, field="07") == [green]
    assert listed(editor, Group, publication="draft") == [draft]
    assert listed(editor, Group, publication="public") == [green]


def test_records_with_a_draft_and_expired_ones_are_found(editor: Client) -> None:
    changed, expired = GroupFactory(), GroupFactory()
    changed.save_revision()
    expired.unpublish(set_expired=True)
    assert listed(editor, Group, publication="changed") == [changed]
    assert listed(editor, Group, publication="expired") == [expired]


def test_events_are_filtered_by_days(editor: Client) -> None:
    april = EventFactory(start_date=datetime.date(2026, 4, 10))
    EventFactory(start_date=datetime.date(2026, 5, 10))
    days = {"start_date_from": "2026-04-01", "start_date_to": "2026-04-30"}
    assert listed(editor, Event, **days) == [april]


def test_facilities_are_filtered_by_kind_and_answer(editor: Client) -> None:
    ramp = FacilityFactory(poi_code="1307", wheelchair_accessible=True)
    FacilityFactory(poi_code="1305", wheelchair_accessible=None)
    assert listed(editor, Facility, poi_code="1307") == [ramp]
    assert listed(editor, Facility, wheelchair_accessible="true") == [ramp]


@pytest.mark.parametrize("words", ["みどり", "緑の会", "ミドリ", "G777"])
def test_japanese_is_found_in_drafts_too(editor: Client, words: str) -> None:
    names = {"name": "みどりの会", "alternate_name": "緑の会", "name_kana": "ミドリノカイ"}
    group = GroupFactory(code="G777", live=False, **names)
    GroupFactory(code="G778", name="星空クラブ", name_kana="ホシゾラクラブ")
    assert listed(editor, Group, q=words) == [group]


def test_search_and_filter_work_together(editor: Client) -> None:
    GroupFactory(name="みどりの会", activity_fields=["01"])
    wanted = GroupFactory(name="みどりの会", activity_fields=["07"])
    assert listed(editor, Group, q="みどり", field="07") == [wanted]


def test_the_list_is_exported_for_excel(editor: Client) -> None:
    GroupFactory(code="G1", activity_fields=["07"], membership_open=True)
    response = editor.get(area_url(Group), {"export": "csv"})
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeffID,")
    header, row = text.removeprefix("\ufeff").splitlines()
    cells = dict(zip(header.split(","), row.split(","), strict=True))
    assert cells["ID"] == "G1"
    assert cells["団体種別"] == "任意団体"
    assert cells["活動分野"] == "環境の保全を図る活動"
    assert cells["会員募集"] == "有"


def test_the_workbook_names_organiser_and_venue(editor: Client) -> None:
    EventFactory(organizer=GroupFactory(code="G1"), venue=FacilityFactory(code="F1"))
    response = editor.get(area_url(Event), {"export": "xlsx"})
    rows = list(load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.values)
    cells = dict(zip(*rows, strict=True))
    assert (cells["主催団体"], cells["場所（施設）"]) == ("G1", "F1")
    assert cells["開始時間"] == "10:00"


def test_an_export_costs_no_query_a_row(editor: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            b"".join(editor.get(area_url(Event), {"export": "csv"}).streaming_content)
        return len(captured)

    make_event()
    queries()
    few = queries()
    for _turn in range(3):
        make_event()
    assert queries() == few


@pytest.mark.parametrize("model", [Group, Facility, Event])
def test_the_menu_leads_to_the_list(model: type) -> None:
    assert model.snippet_viewset.menu_url == area_url(model)
