"""Records are read as plain data with the same few queries, and nothing withheld among them."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal import datasets
from portal.datasets.keyed import KeyedQuery
from portal.datasets.reading import reader
from portal.models import Event, Facility, Group
from tests.portal.factories import (
    ClosedDaysFactory,
    EventFactory,
    FacilityFactory,
    FacilityTranslationFactory,
    GroupFactory,
    OpeningHoursFactory,
)
from tests.portal.many import make_many

pytestmark = pytest.mark.django_db


def read(dataset: str, *names: str) -> list[dict[str, Any]]:
    """All public records with these fields."""
    found = datasets.get(dataset)
    return reader(found, names).read(list(found.public().values_list("pk", flat=True)))


def test_values_are_what_json_shows() -> None:
    facility = FacilityFactory(
        service_days=["水", "月"], opens_at=datetime.time(9, 30), nursing_room=False
    )
    moment = datetime.datetime(2026, 11, 2, 15, 0, 1, tzinfo=datetime.UTC)
    Facility.objects.filter(pk=facility.pk).update(updated_at=moment)
    (record,) = read("facilities")
    assert record["service_days"] == ["月", "水"]
    assert record["opens_at"] == "09:30"
    assert record["nursing_room"] is False
    assert record["stroller_use"] is None
    assert record["latitude"] == facility.latitude
    assert record["updated_at"].isoformat() == "2026-11-03T00:00:01+09:00"


def test_lists_kept_as_text_are_lists() -> None:
    GroupFactory(areas_served=" 中央 ;東町;", activity_fields=[])
    (record,) = read("groups", "areas_served", "activity_fields")
    assert record == {"activity_fields": [], "areas_served": ["中央", "東町"]}


def test_a_contact_without_consent_never_leaves_the_database() -> None:
    GroupFactory(phone="(00)1111-2222", email="secret@example.org", email_consent=True)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        (record,) = read("groups")
    assert record["phone"] == ""
    assert record["email"] == "secret@example.org"
    (sql,) = [query["sql"] for query in captured if '"phone_consent"' in query["sql"]]
    assert 'CASE WHEN "portal_group"."phone_consent" THEN "portal_group"."phone"' in sql
    assert sql.count('"portal_group"."phone"') == 1, "and nowhere else"


def test_references_are_code_and_name_while_public() -> None:
    group, facility = GroupFactory(code="G1", name="森の会"), FacilityFactory(live=False)
    EventFactory(organizer=group, venue=facility)
    (record,) = read("events", "organizer", "venue")
    assert record == {"organizer": {"code": "G1", "name": "森の会"}, "venue": None}


def test_nested_rows_in_order() -> None:
    facility = FacilityFactory()
    OpeningHoursFactory(facility=facility, note="要予約")
    OpeningHoursFactory(facility=facility, weekday="日", opens_at=None, closes_at=None)
    later = datetime.date(2027, 2, 11)
    ClosedDaysFactory(facility=facility, start_date=later, end_date=later, reason="")
    ClosedDaysFactory(facility=facility)
    FacilityTranslationFactory(record=facility)
    (record,) = read("facilities", "weekday_hours", "closed_days", "translations")
    assert record["weekday_hours"] == [
        {"weekday": "土", "opens_at": "10:00", "closes_at": "15:00", "note": "要予約"},
        {"weekday": "日", "opens_at": None, "closes_at": None, "note": ""},
    ]
    assert [row["start_date"] for row in record["closed_days"]] == ["2026-12-29", "2027-02-11"]
    assert record["translations"] == {"en": {"description": "Meeting rooms and a print room."}}


def test_records_without_rows_have_empty_ones() -> None:
    FacilityFactory()
    (record,) = read("facilities", "weekday_hours", "translations")
    assert record == {"weekday_hours": [], "translations": {}}


def test_occurrences_of_a_recurring_event() -> None:
    EventFactory(start_date=datetime.date(2026, 11, 4), recurrence="FREQ=WEEKLY;COUNT=2")
    (record,) = read("events", "occurrences")
    assert record["occurrences"] == [
        {"start_date": "2026-11-04", "end_date": "2026-11-04"},
        {"start_date": "2026-11-11", "end_date": "2026-11-11"},
    ]


@pytest.mark.parametrize("count", [1, 10, 100])
@pytest.mark.parametrize(("dataset", "queries"), [("groups", 3), ("facilities", 5), ("events", 4)])
def test_any_number_of_records_costs_the_same_queries(
    dataset: str, queries: int, count: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    make_many(count)
    with django_assert_num_queries(queries):
        assert len(read(dataset)) == count


def test_streaming_reads_chunk_by_chunk_in_order(
    django_assert_num_queries: Callable[..., Any],
) -> None:
    for number in (3, 1, 5, 2, 4):
        FacilityFactory(code=f"F{number}")
    found = datasets.get("facilities")
    with django_assert_num_queries(1 + 3 * 4):
        records = list(reader(found).stream(found.public(), chunk_size=2))
    assert [record["code"] for record in records] == ["F1", "F2", "F3", "F4", "F5"]


def test_what_is_withdrawn_while_streaming_is_left_out() -> None:
    GroupFactory(code="A"), GroupFactory(code="B"), GroupFactory(code="C")
    found = datasets.get("groups")
    records = reader(found, ("code",)).stream(found.public(), chunk_size=1)
    assert next(records) == {"code": "A"}
    Group.objects.filter(code="B").update(live=False)
    assert [record["code"] for record in records] == ["C"]


def test_keys_must_be_the_last_list_of_a_query() -> None:
    query = KeyedQuery(Event.published.filter(name__in=["x"]), "pk", ["pk"])
    assert query.rows([1, 2]) == []
    assert query.rows([]) == []
