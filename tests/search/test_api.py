"""The search API: the result object as JSON, and problems that name what is wrong."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client

from search.documents import Point

from .test_query import HOSTILE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]

PATH = "/api/v1/search"


def get(client: Client, status: int = 200, **params: Any) -> dict[str, Any]:
    response = client.get(PATH, params)
    assert response.status_code == status, response.content
    return response.json()


def test_the_result_object_as_json(client: Client) -> None:
    data = get(client, q="除雪", kind="event")
    assert (data["total"], data["limit"], data["offset"], data["relaxed"]) == (1, 20, 0, False)
    (hit,) = data["results"]
    assert hit["key"] == "events:E1"
    assert hit["url"] == "http://testserver/events/E1/"
    assert hit["date"] == "2099-11-03"
    assert hit["title"] == "除雪ボランティア講座"
    assert hit["title_segments"][0] == {"text": "除雪", "marked": True}
    kinds = next(facet for facet in data["facets"] if facet["name"] == "kind")
    assert {value["value"]: value["count"] for value in kinds["values"]} == {"event": 1, "group": 1}
    assert kinds["values"][0].keys() == {"value", "label", "count", "selected"}


def test_every_language_is_searched(client: Client) -> None:
    assert get(client, q="snow")["results"][0]["locale"] == "en"
    assert get(client)["total"] == 6
    assert get(client, locale="en")["total"] == 1


def test_pages_are_linked(client: Client) -> None:
    response = client.get(PATH, {"limit": 2, "offset": 2})
    links = {link["rel"]: link["href"] for link in response.json()["links"]}
    assert links.keys() == {"self", "prev", "next"}
    assert 'rel="next"' in response["Link"]
    assert len(client.get(links["next"]).json()["results"]) == 2
    assert get(client, offset=10_000_000)["results"] == []


def test_what_is_over_is_found_on_request(client: Client, write: Any) -> None:
    write("events:E9", "去年の除雪講座", starts_on=datetime.date(2025, 1, 7), kind="event")
    assert "events:E9" not in {hit["key"] for hit in get(client, q="除雪")["results"]}
    assert "events:E9" in {hit["key"] for hit in get(client, q="除雪", past="1")["results"]}
    assert get(client, to="2025-12-31")["results"][0]["date"] == "2025-01-07"


def test_results_by_distance_say_where_they_are(client: Client, write: Any) -> None:
    write("facilities:F8", "遠い会館", kind="facility", place=Point(35.9, 139.7))
    write("facilities:F9", "近い会館", kind="facility", place=Point(35.6, 139.7))
    hits = get(client, sort="distance", near="35.5,139.7")["results"]
    assert [hit["key"] for hit in hits[:2]] == ["facilities:F9", "facilities:F8"]
    assert hits[0]["place"] == {"latitude": 35.6, "longitude": 139.7}
    assert hits[2]["place"] is None


def test_events_by_day_begin_with_the_next(client: Client) -> None:
    hits = get(client, sort="date")["results"]
    assert [hit["key"] for hit in hits[:2]] == ["events:E1", "events:E2"]


def test_values_may_be_repeated(client: Client) -> None:
    assert get(client, kind=["event", "facility"])["total"] == 3


@pytest.mark.parametrize(
    ("params", "name", "allowed"),
    [
        ({"qq": "x"}, "qq", "area"),
        ({"limit": "0"}, "limit", "1–100"),
        ({"limit": "1e3"}, "limit", "1–100"),
        ({"offset": "-1"}, "offset", "0–10000000"),
        ({"offset": "9" * 5000}, "offset", "0–10000000"),
        ({"from": "2026-13-01"}, "from", "YYYY-MM-DD"),
        ({"to": "1月7日(火)"}, "to", "YYYY-MM-DD"),
        ({"sort": "best"}, "sort", "newest"),
        ({"kind": "zz"}, "kind", "event"),
        ({"field": "99"}, "field", "07"),
        ({"locale": "xx"}, "locale", "en"),
        ({"from": "2026-12-02", "to": "2026-12-01"}, "to", "2026-12-02–"),
        ({"past": "yes"}, "past", "1"),
        ({"month": "2026-13"}, "month", "YYYY-MM"),
        ({"audience": "all"}, "audience", "everyone"),
        ({"feature": "wings"}, "feature", "step_free"),
        ({"sort": "distance"}, "near", "latitude,longitude"),
        ({"near": "91,139"}, "near", "latitude,longitude"),
        ({"near": "35.6"}, "near", "latitude,longitude"),
        ({"near": "nan,inf"}, "near", "latitude,longitude"),
    ],
)
def test_a_wrong_parameter_is_named_with_what_is_allowed(
    client: Client, params: dict[str, str], name: str, allowed: str
) -> None:
    response = client.get(PATH, params, headers={"Accept-Language": "en"})
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response["Content-Language"] == "en"
    problem = response.json()
    assert (problem["status"], problem["title"]) == (400, "A parameter cannot be used")
    (error,) = problem["errors"]
    assert error["parameter"] == name
    assert allowed in error["allowed"]


def test_problems_are_in_the_readers_language(client: Client) -> None:
    response = client.get(PATH, {"x": "1"}, headers={"Accept-Language": "ja"})
    assert response["Content-Language"] == "ja"
    assert response.json()["errors"][0]["detail"] == "この名前のパラメーターはありません。"


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_hostile_input_is_answered(client: Client, text: str) -> None:
    text = text.encode(errors="replace").decode()
    get(client, q=text, area=text)
    assert client.get(PATH, {"kind": text or "?"}).status_code == 400


def test_any_bytes_are_answered(client: Client) -> None:
    assert client.get(f"{PATH}?q=%ff%00&area=%80").status_code == 200


def test_the_openapi_document_describes_it(client: Client) -> None:
    schema = client.get("/api/v1/openapi.json").json()
    operation = schema["paths"][PATH]["get"]
    names = {parameter["name"] for parameter in operation["parameters"]}
    assert names == {
        *("q", "kind", "field", "area", "audience", "feature", "month", "locale"),
        *("from", "to", "past", "sort", "near", "limit", "offset"),
    }
    assert {"200", "400"} <= operation["responses"].keys()
