"""JSON-LD of records: schema.org terms, times with their offset, nothing that is not public."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from portal import jsonld
from portal.models import Event, Facility, Group
from tests.portal.factories import (
    ClosedDaysFactory,
    EventFactory,
    FacilityFactory,
    GroupFactory,
    OpeningHoursFactory,
)

pytestmark = pytest.mark.django_db


def data(record: Group | Facility | Event) -> dict[str, Any]:
    return jsonld.record(record, lambda path: f"https://city.example{path}")


def test_a_group_is_an_organization_and_an_npo_an_ngo() -> None:
    group = data(
        GroupFactory(code="G1", corporate_number="2010001000017", website="https://g.org/")
    )
    assert group["@type"] == "Organization"
    assert group["@id"] == group["url"] == "https://city.example/groups/G1/"
    assert group["identifier"]["propertyID"] == "法人番号"
    assert group["areaServed"] == ["中央", "東町"]
    assert group["sameAs"] == ["https://g.org/"]
    assert data(GroupFactory(group_type="certified_npo"))["@type"] == "NGO"


def test_a_group_shows_consented_contacts_only() -> None:
    group = data(GroupFactory(phone="00-1111", phone_consent=True, email="a@example.org"))
    assert group["telephone"] == "00-1111"
    assert "email" not in group


def test_a_facility_with_place_hours_and_features() -> None:
    facility = FacilityFactory(wheelchair_accessible=True, nursing_room=False)
    OpeningHoursFactory(facility=facility)
    ClosedDaysFactory(facility=facility)
    found = data(facility)
    assert found["@type"] == "CivicStructure"
    assert found["geo"]["latitude"] == facility.latitude
    hours = found["openingHoursSpecification"]
    by_day = {spec["dayOfWeek"]: spec for spec in hours if "dayOfWeek" in spec}
    assert by_day["https://schema.org/Monday"]["closes"] == "17:00"
    assert by_day["https://schema.org/Saturday"]["closes"] == "15:00"
    assert "https://schema.org/Sunday" not in by_day
    assert hours[-1]["validFrom"] == "2026-12-29"
    assert hours[-1]["opens"] == hours[-1]["closes"]
    features = {feature["name"]: feature["value"] for feature in found["amenityFeature"]}
    assert sorted(features.values()) == [False, True]


def test_an_event_with_its_next_date() -> None:
    today = timezone.localdate()
    event = EventFactory(
        start_date=today - datetime.timedelta(days=7), recurrence="FREQ=WEEKLY;COUNT=3", fee=0
    )
    found = data(event)
    assert found["@type"] == "Event"
    assert found["startDate"] == f"{today}T10:00:00+09:00"
    assert found["endDate"] == f"{today}T12:00:00+09:00"
    assert found["eventStatus"] == "https://schema.org/EventScheduled"
    assert found["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert found["offers"]["price"] == 0
    assert found["offers"]["priceCurrency"] == "JPY"
    assert found["isAccessibleForFree"] is True


def test_an_event_of_whole_days_has_dates() -> None:
    found = data(EventFactory(start_time=None, end_time=None))
    day = (timezone.localdate() + datetime.timedelta(days=7)).isoformat()
    assert (found["startDate"], found["endDate"]) == (day, day)


def test_an_event_that_is_cancelled_or_online() -> None:
    found = data(
        EventFactory(status="cancelled", web_mode="online", web_url="https://meet.example/1")
    )
    assert found["eventStatus"] == "https://schema.org/EventCancelled"
    assert found["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert found["location"] == [{"@type": "VirtualLocation", "url": "https://meet.example/1"}]


def test_venue_and_organiser_are_named_only_when_public() -> None:
    group = GroupFactory(name="甲の会", code="G1")
    venue = FacilityFactory(name="乙会館", code="F1")
    event = EventFactory(organizer=group, venue=venue, organizer_name="", venue_name="", address="")
    found = data(event)
    assert found["organizer"]["url"] == "https://city.example/groups/G1/"
    assert found["location"][0]["name"] == "乙会館"
    assert found["location"][0]["address"]["addressLocality"] == "ともに市"
    group.live = venue.live = False
    found = data(event)
    assert "organizer" not in found
    assert "location" not in found


def test_breadcrumbs_count_from_one() -> None:
    found = jsonld.breadcrumbs([("ホーム", "/"), ("団体", "/groups/")], lambda path: f"x{path}")
    assert [item["position"] for item in found["itemListElement"]] == [1, 2]
    assert found["itemListElement"][1]["item"] == "x/groups/"
