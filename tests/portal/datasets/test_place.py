"""An event without coordinates is where its public venue is, for every reader alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from portal import datasets
from portal.models import Event, Facility
from search.models import SearchEntry
from tests.portal.factories import EventFactory, FacilityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall() -> Facility:
    return FacilityFactory(code="HALL", latitude=36.2, longitude=138.2)


def lent(hall: Facility, code: str = "LENT") -> Event:
    """An event at the hall, without coordinates of its own."""
    return EventFactory(code=code, venue=hall, latitude=None, longitude=None)


def codes(**params: str) -> list[str]:
    return list(datasets.get("events").filter(params).values_list("code", flat=True))


def points(client: Client) -> dict[str, Any]:
    """The coordinates in the GeoJSON of all events, by code."""
    response: Any = client.get("/api/v1/events.geojson")
    found = json.loads(b"".join(response.streaming_content))["features"]
    return {f["id"]: f["geometry"] and f["geometry"]["coordinates"] for f in found}


def test_it_is_found_where_its_venue_is(client: Client, hall: Facility) -> None:
    event = lent(hall)
    EventFactory(code="OWN", venue=hall, latitude=35.0, longitude=137.0)
    EventFactory(code="NOWHERE", venue=None, latitude=None, longitude=None)
    assert codes(bbox="138,36,139,37") == ["LENT"]
    assert codes(near="36.2,138.2") == ["LENT", "OWN"]
    assert codes(near="36.2,138.2", bbox="136,34,138,36") == ["OWN"]
    assert points(client) == {"LENT": [138.2, 36.2], "OWN": [137.0, 35.0], "NOWHERE": None}
    assert event.search_place() == (36.2, 138.2)
    assert event.located == hall


def test_a_venue_that_is_not_public_lends_nothing(client: Client, hall: Facility) -> None:
    event = lent(hall)
    hall.unpublish()
    event.refresh_from_db()
    assert codes(bbox="138,36,139,37") == codes(near="36.2,138.2") == []
    assert points(client) == {"LENT": None}
    assert event.search_place() is None


def test_distances_are_those_of_the_venue(hall: Facility) -> None:
    lent(hall)
    (event,) = datasets.get("events").filter({"near": "36.2,138.2"})
    assert event.distance < 1


def test_a_moved_venue_moves_the_search_place(hall: Facility) -> None:
    event = lent(hall)
    event.save_revision().publish()
    hall.latitude = 36.5
    hall.save_revision().publish()
    entry = SearchEntry.objects.get(key="events:LENT", locale="ja")
    assert (entry.latitude, entry.longitude) == (36.5, 138.2)


def test_however_many_events_cost_the_same(
    client: Client, hall: Facility, django_assert_num_queries: Callable[..., Any]
) -> None:
    for number in range(3):
        lent(hall, f"E{number}")
    client.get("/api/v1/events")
    with django_assert_num_queries(7):
        rows = client.get("/api/v1/events").json()["results"]
    assert {row["latitude"] for row in rows} == {36.2}
