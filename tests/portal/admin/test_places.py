"""The place picker: addresses that the data has already, for those who are signed in."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from portal.models import Facility, Municipality
from tests.portal.factories import FacilityFactory, GroupFactory

from .desk import area_url

pytestmark = pytest.mark.django_db

URL = "/admin/data/places/"


def test_a_known_place_brings_its_address_and_coordinates(editor: Client) -> None:
    FacilityFactory(name="公民館", address="本町7-1", town="本町", latitude=36.1, longitude=138.2)
    GroupFactory(name="公民館の友の会", latitude=None, longitude=None)
    (place,) = editor.get(URL, {"q": "公民館 本町"}).json()["places"]
    assert place["label"] == "公民館 本町7-1"
    assert place["fields"]["town"] == "本町"
    assert (place["fields"]["latitude"], place["fields"]["longitude"]) == (36.1, 138.2)


def test_one_place_is_named_once_and_nothing_without_words(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    for _number in range(12):
        FacilityFactory(name="公民館", latitude=36.1, longitude=138.2)
    editor.get(URL, {"q": "公民館"})
    with django_assert_max_num_queries(12):
        assert len(editor.get(URL, {"q": "公民館"}).json()["places"]) == 1
    assert editor.get(URL, {"q": " "}).json() == {"places": []}


def test_strangers_are_told_nothing(client: Client) -> None:
    assert client.get(URL, {"q": "公民館"}).status_code == 302


def test_a_new_record_begins_with_code_city_and_map(editor: Client) -> None:
    Municipality.objects.update(code="999997", name="ともに市", latitude=36.2, zoom=13)
    FacilityFactory(code="F009")
    response = editor.get(area_url(Facility, "add/"))
    form = response.context["form"]
    assert form["code"].value() == "F010"
    assert (form["localgov_code"].value(), form["localgov_name"].value()) == ("999997", "ともに市")
    html = response.content.decode()
    assert 'data-latitude="36.2"' in html
    assert 'data-zoom="13"' in html
