"""GeoJSON and JSON Lines: the same records as the list, streamed."""

import json
from functools import partial
from typing import Any

import pytest
from django.test import Client

from portal.exporting.pieces import pieces
from tests.portal.factories import FacilityFactory

pytestmark = pytest.mark.django_db


def features(client: Client, query: str = "") -> list[dict[str, Any]]:
    """The features of the facilities' file."""
    collection = json.loads(client.get(f"/api/v1/facilities.geojson{query}").getvalue())
    assert set(collection) == {"type", "features"}
    assert collection["type"] == "FeatureCollection"
    return collection["features"]


def test_features_have_place_id_and_all_properties(client: Client) -> None:
    FacilityFactory(code="F1", longitude=139.7, latitude=35.6)
    (feature,) = features(client)
    assert feature["type"] == "Feature"
    assert feature["id"] == "F1"
    assert feature["geometry"] == {"type": "Point", "coordinates": [139.7, 35.6]}
    assert feature["properties"] == client.get("/api/v1/facilities/F1").json()


def test_without_coordinates_the_geometry_is_null(client: Client) -> None:
    FacilityFactory(longitude=None, latitude=None)
    (feature,) = features(client)
    assert feature["geometry"] is None


def test_the_geometry_is_there_whatever_fields_are_chosen(client: Client) -> None:
    FacilityFactory(longitude=139.7, latitude=35.6)
    (feature,) = features(client, "?fields=name")
    assert feature["geometry"]["coordinates"] == [139.7, 35.6]
    assert set(feature["properties"]) == {"code", "name", "latitude", "longitude"}


def test_none_and_many_features_are_valid_json(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert features(client) == []
    monkeypatch.setattr("portal.exporting.geojson.pieces", partial(pieces, size=2))
    for number in range(5):
        FacilityFactory(code=f"F{number}")
    assert [feature["id"] for feature in features(client)] == [f"F{n}" for n in range(5)]


def test_json_lines_are_the_records_of_the_list(client: Client) -> None:
    for number in range(3):
        FacilityFactory(code=f"F{number}")
    response = client.get("/data/facilities.jsonl")
    assert response["Content-Type"] == "application/jsonl"
    lines = response.getvalue().decode().splitlines()
    records = client.get("/api/v1/facilities").json()["results"]
    assert [json.loads(line) for line in lines] == records


def test_geojson_names_its_type(client: Client) -> None:
    response = client.get("/data/facilities.geojson")
    assert response["Content-Type"] == "application/geo+json"
    assert response.streaming
