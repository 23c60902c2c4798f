"""The city's own row: what it refuses, and how often it is read."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from django.utils import translation

from cms.demo.city import CITY
from portal.models import Municipality

pytestmark = pytest.mark.django_db


def city(**changes: Any) -> Municipality:
    row = Municipality.load()
    for field, value in {**CITY, **changes}.items():
        setattr(row, field, value)
    return row


def test_the_demo_city_is_well_formed() -> None:
    city().full_clean()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("code", "999998"),
        ("code", "13101"),
        ("phone", "電話なし"),
        ("email", "nobody"),
        ("licence_url", "CC BY"),
        ("latitude", 138.2),
        ("longitude", 36.2),
        ("zoom", 19),
    ],
)
def test_what_is_wrong_is_refused_at_its_field(field: str, value: object) -> None:
    with pytest.raises(ValidationError) as refusal:
        city(**{field: value}).full_clean()
    assert set(refusal.value.message_dict) == {field}


def test_a_request_reads_the_city_once(rf: RequestFactory, django_assert_num_queries: Any) -> None:
    request = rf.get("/")
    with django_assert_num_queries(1):
        assert Municipality.for_request(request) is Municipality.for_request(request)


@pytest.mark.parametrize("field", ["name", "department", "address"])
def test_what_readers_see_follows_the_language_and_says_which(field: str) -> None:
    original, english = CITY[field], CITY[f"{field}_en"]

    def shown(row: Municipality) -> tuple[str, str]:
        text = getattr(row, f"local_{field}")
        return text, text.language

    assert shown(city()) == (original, "ja")
    with translation.override("en"):
        assert shown(city()) == (english, "en")
        assert shown(city(**{f"{field}_en": ""})) == (original, "ja")


def test_every_page_tells_whom_to_ask_in_its_language(client: Client) -> None:
    city().save()
    for address in ("/", "/search/?q=zzz"):
        japanese = BeautifulSoup(client.get(address).content, "html.parser")
        english = BeautifulSoup(client.get(f"/en{address}").content, "html.parser")
        assert japanese.footer.find(string=CITY["department"]).parent["lang"] == "ja"
        assert english.footer.find(string=CITY["department_en"]).parent["lang"] == "en"
        assert english.footer.find(string=CITY["address_en"])
        assert CITY["department"] not in english.body.get_text()
