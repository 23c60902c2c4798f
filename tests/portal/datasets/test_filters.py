"""Filters narrow what is public, refuse what they do not know, and never look at a contact."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone, translation

from portal import datasets
from portal.datasets import InvalidParameters
from portal.datasets.filters import DatasetFilterSet
from portal.models import Facility, Group
from tests.portal.factories import (
    EventFactory,
    FacilityFactory,
    GroupFactory,
    OpeningHoursFactory,
)

pytestmark = pytest.mark.django_db


def codes(dataset: str, query: str = "", **options: Any) -> list[str]:
    """Codes of the records that a query string finds."""
    found = datasets.get(dataset).filter(QueryDict(query), **options)
    return list(found.values_list("code", flat=True))


def refusal(dataset: str, query: str, **options: Any) -> InvalidParameters:
    """What a query string is refused with."""
    with pytest.raises(InvalidParameters) as caught:
        codes(dataset, query, **options)
    return caught.value


@pytest.mark.parametrize(
    ("dataset", "factory"),
    [("groups", GroupFactory), ("facilities", FacilityFactory), ("events", EventFactory)],
)
def test_only_published_records_are_found(dataset: str, factory: Callable[..., Any]) -> None:
    factory(code="X1")
    factory(code="X2", live=False)
    assert codes(dataset) == ["X1"]
    assert codes(dataset, "bbox=139,35,140,36") == ["X1"]


def test_groups_by_field_any_of_several() -> None:
    GroupFactory(code="A", activity_fields=["01", "07"])
    GroupFactory(code="B", activity_fields=["13"])
    GroupFactory(code="C", activity_fields=["02"])
    assert codes("groups", "field=07") == ["A"]
    assert codes("groups", "field=07&field=13", strict=True) == ["A", "B"]


def test_groups_by_one_whole_area() -> None:
    GroupFactory(code="A", areas_served="中央; 東町")
    GroupFactory(code="B", areas_served="東")
    assert codes("groups", "area=東町") == ["A"]
    assert codes("groups", "area=東") == ["B"]
    assert codes("groups", "area=中央") == ["A"]


def test_groups_by_type_status_and_openness() -> None:
    GroupFactory(code="A", group_type="npo", status="active", membership_open=True)
    GroupFactory(code="B", group_type="other", status="dissolved", membership_open=None)
    assert codes("groups", "type=npo") == ["A"]
    assert codes("groups", "status=dissolved") == ["B"]
    assert codes("groups", "membership_open=yes") == ["A"]
    assert codes("groups", "membership_open=unknown") == ["B"]
    assert codes("groups", "membership_open=no") == []


def test_facilities_by_answer_kind_and_area() -> None:
    FacilityFactory(code="A", nursing_room=True, poi_code="1305", town="中央")
    FacilityFactory(code="B", nursing_room=False, poi_code="1307", town="東町")
    FacilityFactory(code="C", nursing_room=None, poi_code="1307", town="東町")
    assert codes("facilities", "nursing_room=yes") == ["A"]
    assert codes("facilities", "nursing_room=no") == ["B"]
    assert codes("facilities", "nursing_room=unknown") == ["C"]
    assert codes("facilities", "kind=1307&area=東町") == ["B", "C"]


def test_facilities_open_now(monkeypatch: pytest.MonkeyPatch) -> None:
    FacilityFactory(code="A", service_days=["水"])
    FacilityFactory(code="B", service_days=["木"])
    OpeningHoursFactory(
        facility=FacilityFactory(code="C", service_days=["水"]),
        weekday="水",
        opens_at=datetime.time(13),
        closes_at=datetime.time(17),
    )
    wednesday = datetime.datetime(2026, 11, 4, 12, 30, tzinfo=timezone.get_default_timezone())
    monkeypatch.setattr(timezone, "now", lambda: wednesday)
    assert codes("facilities", "open_now=true") == ["A"]
    assert codes("facilities", "open_now=true&area=中央") == ["A"]


def test_records_inside_a_box() -> None:
    FacilityFactory(code="A", longitude=139.7, latitude=35.6)
    FacilityFactory(code="B", longitude=-179.9, latitude=35.6)
    FacilityFactory(code="C", longitude=None, latitude=None)
    assert codes("facilities", "bbox=139,35,140,36") == ["A"]
    assert codes("facilities", "bbox=139,36,140,37") == []
    assert codes("facilities", "bbox=170,30,-170,40") == ["B"]
    assert codes("facilities", "bbox=139,30,-170,40") == ["A", "B"]


def test_several_values_of_one_parameter_widen_and_parameters_narrow() -> None:
    FacilityFactory(code="A", town="東町", poi_code="1307")
    FacilityFactory(code="B", town="西町", poi_code="1307")
    FacilityFactory(code="C", town="西町", poi_code="1512")
    assert codes("facilities", "area=東町&area=西町&kind=1307", strict=True) == ["A", "B"]
    assert codes("facilities", "kind=1307&kind=1512&area=西町", strict=True) == ["B", "C"]


def test_areas_of_a_group_are_items_of_its_list() -> None:
    GroupFactory(code="A", areas_served="東町;西町")
    GroupFactory(code="B", areas_served="東")
    assert codes("groups", "area=東&area=西町") == ["A", "B"]
    assert codes("groups", "area=西") == []


def test_a_kind_that_there_is_not_is_refused_but_one_in_use_is_known() -> None:
    assert list(refusal("facilities", "kind=1307&kind=9999").errors) == ["kind"]
    assert codes("facilities", "kind=1307") == [], "one of the standard's, though nobody has it"
    FacilityFactory(code="A", poi_code="9999")
    assert codes("facilities", "kind=9999") == ["A"]
    assert list(refusal("events", "kind=月見").errors) == ["kind"]
    EventFactory(code="E", kind="月見")
    assert codes("events", "kind=月見&kind=音楽") == ["E"]


def test_near_a_point_sorts_by_distance_and_wants_coordinates() -> None:
    FacilityFactory(code="A", latitude=36.2, longitude=138.3)
    FacilityFactory(code="B", latitude=36.2, longitude=138.21)
    FacilityFactory(code="C", latitude=36.2085, longitude=138.2)
    FacilityFactory(code="D", latitude=None, longitude=None)
    found = datasets.get("facilities").filter({"near": "36.2, 138.2"})
    assert [record.code for record in found] == ["B", "C", "A"]
    # A degree of longitude is shorter than one of latitude: 0.01 of it is 897 m here.
    assert [round(record.distance) for record in found] == [897, 945, 8973]
    opened = datasets.get("facilities").filter({"near": "36.2,138.2", "open_now": "true"})
    assert len(opened) <= 3


def test_records_updated_since_a_moment() -> None:
    old, new = GroupFactory(code="A"), GroupFactory(code="B")
    moment = datetime.datetime(2026, 11, 3, 0, 0, tzinfo=timezone.get_default_timezone())
    for record, age in ((old, -1), (new, 0)):
        when = moment + datetime.timedelta(seconds=age)
        Group.objects.filter(pk=record.pk).update(updated_at=when)
    for text in ("2026-11-03", "2026-11-03T00:00:00%2B09:00", "2026-11-02T15:00Z"):
        assert codes("groups", f"updated_since={text}") == ["B"]
    assert codes("groups", "updated_since=2026-11-03T00:00:00+09:00") == ["B"], "an unquoted plus"


def test_text_is_looked_for_in_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    GroupFactory(code="A")
    GroupFactory(code="B")
    asked = []

    def matching_keys(text: str, kind: str) -> list[str]:
        asked.append((text, kind))
        return ["groups:B", "groups:Z"]

    monkeypatch.setattr("portal.datasets.filters.matching_keys", matching_keys)
    assert codes("groups", "q=花壇") == ["B"]
    assert asked == [("花壇", "group")]


def test_empty_values_are_no_filter() -> None:
    GroupFactory(code="A")
    assert codes("groups", "q=&area=+&field=&bbox=", strict=True) == ["A"]


def test_unknown_parameters_are_refused_by_name() -> None:
    error = refusal("groups", "colour=red", strict=True)
    assert list(error.errors) == ["colour"]
    assert "field" in error.allowed["colour"]


def test_a_single_parameter_given_twice_is_refused() -> None:
    assert list(refusal("groups", "q=東&q=西", strict=True).errors) == ["q"]


@pytest.mark.parametrize(
    ("dataset", "query", "name", "allowed"),
    [
        ("groups", "field=99", "field", "07"),
        ("groups", "type=club", "type", "npo"),
        ("groups", "status=gone", "status", "active"),
        ("facilities", "nursing_room=true", "nursing_room", "unknown"),
        ("facilities", "open_now=1", "open_now", "true"),
        ("events", "status=x", "status", "cancelled"),
        ("events", "when=tomorrow", "when", "weekend"),
    ],
)
def test_a_wrong_choice_is_told_what_is_allowed(
    dataset: str, query: str, name: str, allowed: str
) -> None:
    error = refusal(dataset, query)
    assert list(error.errors) == [name]
    assert allowed in error.allowed[name]


@pytest.mark.parametrize(
    "query",
    [
        "bbox=1,2,3",
        "bbox=a,b,c,d",
        "bbox=139,36,140,35",
        "bbox=139,35,190,36",
        "bbox=nan,35,140,36",
        "updated_since=yesterday",
        "updated_since=2026-13-01",
        "updated_since=0001-01-01",
        "updated_since=9999-12-31T23:59:59-12:00",
        "q=%00",
        "area=%00",
        "near=35.6",
        "near=a,b",
        "near=91,0",
        "near=35,181",
        "near=nan,139",
        "kind=9999",
    ],
)
def test_wrong_values_are_refused(query: str) -> None:
    assert list(refusal("facilities", query).errors) == [query.partition("=")[0]]


def test_messages_are_in_the_readers_language() -> None:
    with translation.override("ja"):
        japanese = refusal("groups", "colour=red", strict=True).errors["colour"]
    with translation.override("en"):
        english = refusal("groups", "colour=red", strict=True).errors["colour"]
    assert english == ["Unknown parameter."]
    assert japanese != english


def test_no_filter_looks_at_a_contact() -> None:
    contacts = {*Group.CONSENTS, *Group.CONSENTS.values()}
    for dataset in datasets.all():
        for found in dataset.filterset_class.base_filters.values():
            assert found.field_name not in contacts


def test_a_filter_keeps_to_what_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    FacilityFactory(code="A", live=False)
    monkeypatch.setattr("portal.datasets.filters.matching_keys", lambda *_: ["facilities:A"])
    assert codes("facilities", "q=x") == []
    assert issubclass(datasets.get("facilities").filterset_class, DatasetFilterSet)
    assert Facility.published.count() == 0
