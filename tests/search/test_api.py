"""The search API: the result object as JSON, and problems that name what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

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
    assert {"q", "kind", "field", "area", "locale", "from", "to", "limit", "offset"} <= names
    assert {"200", "400"} <= operation["responses"].keys()
