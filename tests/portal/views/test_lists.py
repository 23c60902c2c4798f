"""The ways to look at a list: rows, cards, map; nearest first; the same as data."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from portal.models import Municipality
from portal.templatetags.records import within
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

pytestmark = pytest.mark.django_db


def html_of(response: Any) -> str:
    return response.content.decode()


def test_the_views_keep_the_filters_and_each_other(client: Client) -> None:
    FacilityFactory(town="東町")
    response = client.get("/facilities/?area=東町&view=map&page=1")
    urls = {tab.icon: tab.url for tab in response.context["tabs"]}
    assert urls["list"] == "/facilities/?area=%E6%9D%B1%E7%94%BA"
    assert urls["layout-grid"].endswith("&view=cards")
    assert [tab.icon for tab in response.context["tabs"] if tab.current] == ["map"]
    assert ("view", "map") in response.context["form"].hidden
    assert client.get("/facilities/?view=nonsense").context["view"] == ""


def test_a_map_has_its_points_from_the_same_filter(client: Client) -> None:
    FacilityFactory(code="A", town="東町", latitude=36.2, longitude=138.2)
    FacilityFactory(code="B", town="西町", latitude=36.2, longitude=138.2)
    response = client.get("/facilities/?area=東町&view=map")
    html = html_of(response)
    assert "data-map " in html
    assert "js_lib_leaflet/leaflet.js" in html
    points: Any = client.get(response.context["map"].points)
    features = json.loads(b"".join(points.streaming_content))["features"]
    assert [feature["id"] for feature in features] == ["A"]
    assert response.context["map"].page == "/facilities/CODE/"
    assert "js_lib_leaflet" not in html_of(client.get("/facilities/"))


def test_a_map_of_events_begins_where_the_list_begins(client: Client) -> None:
    EventFactory(latitude=36.2, longitude=138.2)
    page = client.get("/events/?view=map")
    assert page.context["map"].first_day == timezone.localdate().isoformat()
    assert client.get(page.context["map"].points).status_code == 200


def test_nearest_first_with_distances(client: Client) -> None:
    FacilityFactory(code="FAR", name="遠い館", latitude=36.3, longitude=138.2)
    FacilityFactory(code="NEAR", name="近い館", latitude=36.2, longitude=138.2)
    FacilityFactory(code="NOWHERE", latitude=None, longitude=None)
    response = client.get("/facilities/?near=36.2,138.2")
    assert [record.code for record in response.context["page"]] == ["NEAR", "FAR"]
    html = html_of(response)
    assert "約50m" in html
    assert "約11.1km" in html
    assert [str(item.value) for item in response.context["form"].active] == ["近い館"]
    assert response.context["orders"][0]["label"] == "近い順"
    response = client.get("/facilities/?near=36.2,138.2&ordering=code")
    assert [record.code for record in response.context["page"]] == ["FAR", "NEAR"]
    response = client.get("/facilities/?near=35.5,139.25")
    assert [str(item.value) for item in response.context["form"].active] == ["地図上の地点"]


def test_the_data_door_names_every_format_under_the_filter(client: Client) -> None:
    FacilityFactory(code="A", town="東町")
    FacilityFactory(code="B", town="西町")
    links = client.get("/facilities/?area=東町&near=35,139").context["data_links"]
    names = [link.name for link in links]
    assert names[:4] == ["JSON", "CSV", "GeoJSON", "JSON Lines"]
    assert any("公共施設一覧" in name for name in names)
    assert any("iCal" in link.name for link in client.get("/events/").context["data_links"])
    for link in links:
        answer: Any = client.get(link.path)
        assert answer.status_code == 200
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b"A" in body
        assert "西町" not in body.decode("utf-8-sig")


def test_a_list_tells_search_engines_what_it_is(client: Client) -> None:
    GroupFactory(code="G1", name="みどりの会")
    html = html_of(client.get("/groups/"))
    assert '<link rel="canonical" href="http://testserver/groups/">' in html
    assert '"@type": "CollectionPage"' in html
    assert '"url": "http://testserver/groups/G1/"' in html
    assert "noindex" not in html
    filtered = html_of(client.get("/groups/?area=中央"))
    assert "noindex" in filtered
    assert '<link rel="canonical" href="http://testserver/groups/">' in filtered


NAMES = ["𠮷野家の会👨‍👩‍👧‍👦", "شارع الحرية", "館", "長い名前" * 50, "<b>&\"'"]


@pytest.mark.parametrize("name", NAMES)
def test_difficult_names_keep_to_themselves(client: Client, name: str) -> None:
    GroupFactory(code="G1", name=name)
    for path in ("/groups/", "/groups/?view=cards", "/groups/G1/", "/groups/G1/report/"):
        response = client.get(path)
        assert response.status_code == 200
        assert "<b>&" not in html_of(response)
    assert "<bdi>" in html_of(client.get("/groups/"))


def test_a_card_gives_the_address_as_people_of_the_city_say_it(client: Client) -> None:
    assert within("あおぞら県ともに市川辺町30", "ともに市") == "川辺町30"
    assert within("となり県となり市ともに市場1", "ともに市") == "となり県となり市ともに市場1"
    assert within("あおぞら県ともに市", "ともに市") == "あおぞら県ともに市"
    assert within("川辺町30", "") == "川辺町30"
    Municipality.objects.update_or_create(pk=1, defaults={"name": "ともに市"})
    FacilityFactory(address="あおぞら県ともに市川辺町30")
    assert '<span lang="ja">川辺町30</span>' in html_of(client.get("/facilities/"))
