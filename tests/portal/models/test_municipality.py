"""The city's own row: what it refuses, and how often it is read."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory
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


def test_the_name_follows_the_language() -> None:
    row = city()
    assert row.local_name == "ともに市"
    with translation.override("en"):
        assert row.local_name == "Tomoni City"
        assert city(name_en="").local_name == "ともに市"
