"""Lists and single records: pages, links, fields, order, and a constant number of queries."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from portal.models import Facility
from tests.portal.factories import (
    EventFactory,
    FacilityFactory,
    GroupFactory,
    GroupTranslationFactory,
)
from tests.portal.many import make_many

pytestmark = pytest.mark.django_db


def links_of(response: Any) -> dict[str, str]:
    """The paging links of a body, by relation."""
    return {
        link["rel"]: link["href"]
        for link in response.json()["links"]
        if link["rel"] not in {"alternate", "license"}
    }


def test_a_list_holds_the_public_records(client: Client) -> None:
    GroupFactory(code="A", name="森の会")
    GroupFactory(code="B", live=False)
    response = client.get("/api/v1/groups")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    body = response.json()
    assert (body["total"], body["limit"], body["offset"]) == (1, 100, 0)
    assert [record["code"] for record in body["results"]] == ["A"]
    assert body["results"][0]["name"] == "森の会"


def test_pages_are_linked_in_body_and_header(client: Client) -> None:
    for number in range(5):
        GroupFactory(code=f"G{number}")
    response = client.get("/api/v1/groups?limit=2&offset=2&area=中央")
    links = links_of(response)
    assert set(links) == {"self", "first", "prev", "next", "last"}
    assert "offset=4" in links["next"]
    assert "offset=4" in links["last"]
    assert "offset=0" in links["prev"]
    for rel, href in links.items():
        assert f'<{href}>; rel="{rel}"' in response["Link"]
        assert href.startswith("http://testserver/api/v1/groups?area=")
        assert client.get(href).status_code == 200


def test_the_link_header_stays_short_enough_for_every_proxy(client: Client) -> None:
    response = client.get("/api/v1/groups", {"q": "川" * 3000})
    assert response.status_code == 200
    assert len(response["Link"]) <= 4000
    assert len(links_of(response)["self"]) > 20_000, "the body has them all"


def test_following_next_visits_every_record_once(client: Client) -> None:
    for number in range(7):
        FacilityFactory(code=f"F{number}", name="同じ名前")
    seen, address = [], "/api/v1/facilities?limit=3&ordering=-name"
    while address:
        response = client.get(address)
        seen += [record["code"] for record in response.json()["results"]]
        address = links_of(response).get("next", "")
    assert seen == [f"F{number}" for number in range(7)]


def test_a_page_behind_the_end_is_empty_and_leads_back(client: Client) -> None:
    GroupFactory()
    response = client.get("/api/v1/groups?offset=500")
    assert response.json()["results"] == []
    assert "offset=0" in links_of(response)["prev"]
    assert "next" not in links_of(response)


def test_limit_is_a_thousand_at_most(client: Client) -> None:
    assert client.get("/api/v1/groups?limit=100000").json()["limit"] == 1000


def test_the_same_filter_is_linked_as_files(client: Client) -> None:
    body = client.get("/api/v1/events?from=2026-11-01&limit=5&offset=5").json()
    files = {link["type"].partition(";")[0]: link["href"] for link in body["links"]}
    base = "http://testserver/api/v1/events"
    assert files["text/csv"] == f"{base}.csv?from=2026-11-01"
    assert files["application/geo+json"] == f"{base}.geojson?from=2026-11-01"
    assert files["application/jsonl"] == f"{base}.jsonl?from=2026-11-01"


def test_fields_are_chosen(client: Client) -> None:
    FacilityFactory(code="F1", name="会館")
    body = client.get("/api/v1/facilities?fields=name").json()
    assert body["results"] == [{"code": "F1", "name": "会館"}]


def test_every_field_is_there_even_when_it_is_empty(client: Client) -> None:
    EventFactory()
    full, single = (
        client.get("/api/v1/events").json()["results"][0],
        client.get("/api/v1/events?fields=venue").json()["results"][0],
    )
    assert full["end_date"] is None
    assert full["subtitle"] == ""
    assert full["occurrences"]
    assert single.keys() == {"code", "venue"}


@pytest.mark.parametrize("count", [1, 10, 100])
@pytest.mark.parametrize(("dataset", "queries"), [("groups", 6), ("facilities", 8), ("events", 7)])
def test_a_list_costs_the_same_queries_however_long(
    client: Client,
    dataset: str,
    queries: int,
    count: int,
    django_assert_num_queries: Callable[..., Any],
) -> None:
    make_many(count)
    with django_assert_num_queries(queries):
        assert len(client.get(f"/api/v1/{dataset}").json()["results"]) == count


def test_a_record_by_its_code(client: Client) -> None:
    group = GroupFactory(code="G1")
    GroupTranslationFactory(record=group)
    response = client.get("/api/v1/groups/G1")
    assert response.json() == client.get("/api/v1/groups").json()["results"][0]
    assert response.json()["translations"]["en"]["description"] == "We look after the flower beds."
    assert '<http://testserver/groups/G1/>; rel="alternate"; type="text/html"' in response["Link"]
    assert '<http://testserver/api/v1/groups>; rel="collection"' in response["Link"]
    assert client.get("/api/v1/groups/G1?fields=name").json().keys() == {"code", "name"}


@pytest.mark.parametrize("code", ["G2", "g1", "G1/", "%00", "あ"])
def test_other_codes_are_not_found(client: Client, code: str) -> None:
    GroupFactory(code="G1")
    GroupFactory(code="G2", live=False)
    response = client.get(f"/api/v1/groups/{code}")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


def test_head_has_the_headers_of_get(client: Client) -> None:
    FacilityFactory(code="F1")
    for path in ("/api/v1/facilities", "/api/v1/facilities/F1"):
        head, get = client.head(path), client.get(path)
        assert head.status_code == 200
        assert head.content == b""
        for name in ("ETag", "Link", "Content-Type"):
            assert head[name] == get[name]


def test_open_now_follows_the_clock(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    FacilityFactory(code="F1", service_days=["水"])
    zone = datetime.timezone(datetime.timedelta(hours=9))
    for hour, found in ((8, []), (10, ["F1"])):
        moment = datetime.datetime(2026, 11, 4, hour, 0, tzinfo=zone)
        monkeypatch.setattr("django.utils.timezone.now", lambda moment=moment: moment)
        body = client.get("/api/v1/facilities?open_now=true").json()
        assert [record["code"] for record in body["results"]] == found


def test_what_is_unpublished_is_gone_at_once(client: Client) -> None:
    facility = FacilityFactory(code="F1")
    assert client.get("/api/v1/facilities/F1").status_code == 200
    facility.unpublish()
    assert client.get("/api/v1/facilities/F1").status_code == 404
    assert client.get("/api/v1/facilities").json()["total"] == 0
    assert not Facility.published.exists()
