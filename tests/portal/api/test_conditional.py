"""304 while nothing has changed, 200 as soon as something has."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date, parse_http_date

from portal.models import Action, Change
from tests.portal.factories import FacilityFactory, GroupFactory

pytestmark = pytest.mark.django_db

PATHS = [
    "/api/v1/groups",
    "/api/v1/groups?area=中央",
    "/api/v1/groups/G1",
    "/api/v1/groups.csv",
    "/api/v1/groups.geojson",
    "/data/groups.jsonl",
    "/data/groups/civic_group.csv",
    "/api/v1/changes",
]


@pytest.mark.parametrize("path", PATHS)
def test_an_unchanged_answer_is_304(client: Client, path: str) -> None:
    group = GroupFactory(code="G1")
    Change.objects.append(group, Action.CREATED)
    first = client.get(path)
    assert first.status_code == 200
    again = client.get(path, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]
    since = client.get(path, headers={"if-modified-since": first["Last-Modified"]})
    assert since.status_code == 304


@pytest.mark.parametrize("path", PATHS)
def test_a_change_is_seen(client: Client, path: str) -> None:
    group = GroupFactory(code="G1")
    etag = client.get(path)["ETag"]
    group.description = "新しい説明"
    group.save_revision().publish()
    response = client.get(path, headers={"if-none-match": etag})
    assert response.status_code == 200
    assert response["ETag"] != etag


def test_last_modified_is_the_last_change(client: Client) -> None:
    change = Change.objects.append(GroupFactory(), Action.CREATED)
    moment = parse_http_date(client.get("/api/v1/groups")["Last-Modified"])
    assert moment == int(change.at.timestamp())
    before = http_date(moment - 10)
    response = client.get("/api/v1/groups", headers={"if-modified-since": before})
    assert response.status_code == 200


def test_a_wrong_parameter_is_refused_before_304(client: Client) -> None:
    etag = client.get("/api/v1/groups")["ETag"]
    response = client.get("/api/v1/groups?colour=red", headers={"if-none-match": etag})
    assert response.status_code == 400


def test_open_now_is_good_for_a_minute(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    Change.objects.append(FacilityFactory(), Action.CREATED)
    path = "/api/v1/facilities?open_now=true"
    now = timezone.now().replace(second=10)
    monkeypatch.setattr(timezone, "now", lambda: now)
    first = client.get(path)
    assert "Last-Modified" not in first
    assert client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 304
    monkeypatch.setattr(timezone, "now", lambda: now + datetime.timedelta(minutes=1))
    assert client.get(path, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_caches_must_ask(client: Client) -> None:
    assert client.get("/api/v1/groups")["Cache-Control"] == "public, no-cache"


def test_an_unchanged_list_costs_two_queries(client: Client, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    etag = client.get("/api/v1/groups")["ETag"]
    with django_assert_num_queries(2):  # the licence, and what changed last
        client.get("/api/v1/groups", headers={"if-none-match": etag})


def test_other_websites_may_read(client: Client) -> None:
    headers = {"origin": "https://example.com"}
    for path in ("/api/v1/groups", "/data/groups.csv", "/api/v1/groups?colour=red"):
        response = client.get(path, headers=headers)
        assert response["Access-Control-Allow-Origin"] == "*"
        exposed = response["Access-Control-Expose-Headers"]
        assert {"ETag", "Link"} <= {name.strip() for name in exposed.split(",")}
    preflight = client.options(
        "/api/v1/groups",
        headers={
            **headers,
            "access-control-request-method": "GET",
            "access-control-request-headers": "if-none-match",
        },
    )
    assert "if-none-match" in preflight["Access-Control-Allow-Headers"]
    assert "POST" not in preflight["Access-Control-Allow-Methods"]
