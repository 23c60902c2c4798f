"""A whole question is checked at once; every wrong parameter is named."""

import datetime

import pytest
from django.http import QueryDict

from portal import datasets
from portal.datasets import InvalidParameters
from portal.datasets.query import MAX_OFFSET, RecordQuery
from tests.portal.factories import EventFactory, GroupFactory

pytestmark = pytest.mark.django_db


def parse(text: str, dataset: str = "groups") -> RecordQuery:
    """The checked question of a query string."""
    return RecordQuery.parse(datasets.get(dataset), QueryDict(text))


def test_nothing_asked_is_everything() -> None:
    query = parse("")
    assert (query.fields, query.limit, query.offset) == ((), None, 0)


def test_fields_always_have_the_code() -> None:
    assert parse("fields=name,+phone").fields == ("code", "name", "phone")


def test_ordering_falls_back_on_the_code() -> None:
    GroupFactory(code="B", members=5)
    GroupFactory(code="A", members=5)
    GroupFactory(code="C", members=None)
    GroupFactory(code="D", members=9)
    codes = [group.code for group in parse("ordering=members").queryset]
    assert codes == ["A", "B", "D", "C"], "unknown values come last"
    codes = [group.code for group in parse("ordering=-members,name").queryset]
    assert (codes[0], codes[-1]) == ("D", "C")


def test_events_come_by_day_and_time() -> None:
    EventFactory(code="B", start_date=datetime.date(2026, 11, 4))
    EventFactory(code="A", start_date=datetime.date(2026, 11, 5))
    assert [event.code for event in parse("", "events").queryset] == ["B", "A"]


def test_a_page_of_records() -> None:
    for code in "ABCDE":
        GroupFactory(code=code)
    assert [group.code for group in parse("limit=2&offset=1").page] == ["B", "C"]
    assert [group.code for group in parse("offset=3").page] == ["D", "E"]
    assert parse("").page.count() == 5


@pytest.mark.parametrize(
    "text",
    [
        "limit=0",
        "limit=-1",
        "limit=ten",
        "limit=1.5",
        "limit=１０",
        "offset=-1",
        f"offset={MAX_OFFSET + 1}",
        "offset=" + "9" * 5000,
        "fields=colour",
        "fields=phone_consent",
        "fields=id",
        "ordering=phone",
        "ordering=email",
        "ordering=-",
        "ordering=organizer__name",
        "limit=1&limit=2",
        "format=csv",
    ],
)
def test_wrong_parameters_are_named(text: str) -> None:
    with pytest.raises(InvalidParameters) as caught:
        parse(text)
    assert list(caught.value.errors) == [text.partition("=")[0]]


def test_all_wrong_parameters_are_named_at_once() -> None:
    with pytest.raises(InvalidParameters) as caught:
        parse("limit=0&fields=x&ordering=y&colour=red&field=99&bbox=1")
    error = caught.value
    assert set(error.errors) == {"limit", "fields", "ordering", "colour", "field", "bbox"}
    assert "name" in error.allowed["fields"]
    assert "-name" in error.allowed["ordering"]
    assert "limit" in error.allowed["colour"]
