"""Errors are problem documents, in the reader's language, naming what is wrong."""

import pytest
from django.test import Client
from rest_framework.throttling import AnonRateThrottle

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("get", "/api/v1/groups?colour=red", {}, 400),
        ("get", "/api/v1/groups.csv?colour=red", {}, 400),
        ("get", "/data/events/event.csv?limit=1", {}, 400),
        ("get", "/api/v1/groups/NONE", {}, 404),
        ("get", "/api/v1/parks", {}, 404),
        ("get", "/api/v2/groups", {}, 404),
        ("get", "/api/v1/groups/", {}, 404),
        ("post", "/api/v1/groups", {}, 405),
        ("delete", "/api/v1/groups/G1", {}, 405),
        ("get", "/api/v1/groups", {"accept": "text/html"}, 406),
        ("get", "/api/v1/openapi.json", {"accept": "application/xml"}, 406),
    ],
)
def test_every_error_is_a_problem_document(
    client: Client, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    response = getattr(client, method)(path, headers=headers)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body["type"] == "about:blank"
    assert body["status"] == status
    assert body["title"]
    assert body["instance"] == path
    assert response["Content-Language"] == "ja"


def test_a_wrong_parameter_is_named_with_what_is_allowed(client: Client) -> None:
    response = client.get(
        "/api/v1/facilities?nursing_room=maybe&colour=red", headers={"accept-language": "en"}
    )
    errors = {error["parameter"]: error for error in response.json()["errors"]}
    assert errors["nursing_room"] == {
        "parameter": "nursing_room",
        "detail": "maybe is not one of the allowed values.",
        "allowed": ["yes", "no", "unknown"],
    }
    assert errors["colour"]["detail"] == "Unknown parameter."
    assert {"nursing_room", "bbox", "limit"} <= set(errors["colour"]["allowed"])


def test_japanese_unless_english_is_asked_for(client: Client) -> None:
    def title(language: str) -> tuple[str, str]:
        response = client.get("/api/v1/groups/NONE", headers={"accept-language": language})
        return response.json()["title"], response["Content-Language"]

    assert title("en-GB,en;q=0.9") == ("There is nothing here", "en")
    assert title("ja") == ("見つかりません", "ja")
    assert title("fr") == ("見つかりません", "ja")
    vary = client.get("/api/v1/groups/NONE")["Vary"].lower()
    assert "accept-language" in vary


def test_405_says_what_is_allowed(client: Client) -> None:
    assert client.post("/api/v1/groups")["Allow"] == "GET, HEAD, OPTIONS"


@pytest.fixture
def _two_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "2/min"})


@pytest.mark.usefixtures("_two_a_minute")
def test_too_many_requests_are_told_to_wait(client: Client) -> None:
    statuses = [client.get("/api/v1/groups").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    response = client.get("/data/groups.csv")
    assert response.status_code == 429
    assert response["Content-Type"] == "application/problem+json"
    assert 1 <= int(response["Retry-After"]) <= 60


@pytest.mark.usefixtures("_two_a_minute")
def test_each_client_has_its_own_count(client: Client) -> None:
    for _ in range(3):
        client.get("/api/v1/groups", REMOTE_ADDR="192.0.2.1")
    assert client.get("/api/v1/groups", REMOTE_ADDR="192.0.2.2").status_code == 200


@pytest.mark.usefixtures("_two_a_minute")
def test_a_made_up_forwarding_header_gives_no_new_count(client: Client) -> None:
    statuses = [
        client.get("/api/v1/groups", headers={"x-forwarded-for": f"198.51.100.{n}"}).status_code
        for n in range(3)
    ]
    assert statuses == [200, 200, 429]


def test_no_parameter_can_break_the_server(client: Client) -> None:
    for value in ("%00", "%ff", "'", "9" * 400, "-" * 400, "%F0%9F%98%80"):
        for name in ("q", "bbox", "limit", "offset", "ordering", "fields", "area", "updated_since"):
            assert client.get(f"/api/v1/events?{name}={value}").status_code in {200, 400}
