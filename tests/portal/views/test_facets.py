"""Choices of a filter and their numbers: right under the other filters, in few queries."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from portal.models import Facility, Group
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

pytestmark = pytest.mark.django_db


def numbers(response: Any, name: str) -> dict[str, int]:
    """Each choice of a facet with its number, as the page has them."""
    facet = next(facet for facet in response.context["form"].facets if facet.name == name)
    return {choice.value: choice.number for choice in (*facet.choices, *facet.more)}


def boxes(response: Any) -> dict[str, int]:
    form = response.context["form"]
    return {box.name: box.number for box in (*form.boxes, *form.accessibility)}


def total(client: Client, path: str) -> int:
    return client.get(path).context["page"].paginator.count


def test_a_choice_is_counted_under_the_other_filters(client: Client) -> None:
    FacilityFactory(town="東町", poi_code="1307")
    FacilityFactory(town="東町", poi_code="1512")
    FacilityFactory(town="西町", poi_code="1307")
    FacilityFactory(town="西町", poi_code="1307", live=False)
    response = client.get("/facilities/?area=東町")
    assert numbers(response, "area") == {"東町": 2, "西町": 1}, "its own filter is left out"
    assert numbers(response, "kind") == {"1307": 1, "1512": 1}
    response = client.get("/facilities/?kind=1307&area=東町")
    assert numbers(response, "area") == {"東町": 1, "西町": 1}


def test_lists_are_counted_item_by_item(client: Client) -> None:
    GroupFactory(activity_fields=["01", "07"], areas_served="東町;西町", membership_open=True)
    GroupFactory(activity_fields=["07"], areas_served=" 西町 ", membership_open=None)
    response = client.get("/groups/")
    assert numbers(response, "field") == {"07": 2, "01": 1}
    assert numbers(response, "area") == {"西町": 2, "東町": 1}
    assert boxes(response) == {"membership_open": 1}


def test_every_number_is_what_a_click_gives(client: Client) -> None:
    FacilityFactory(town="東町", wheelchair_accessible=True, nursing_room=True)
    FacilityFactory(town="東町", wheelchair_accessible=True, nursing_room=False)
    FacilityFactory(town="西町", wheelchair_accessible=False, nursing_room=True)
    FacilityFactory(town="西町", wheelchair_accessible=None, service_days=["月"])
    for base in ("", "&wheelchair_accessible=yes", "&nursing_room=no", "&area=東町&q="):
        response = client.get(f"/facilities/?{base}")
        for name, number in boxes(response).items():
            if base and not number:
                continue  # that none is none was seen without other filters
            kept = base.replace(f"&{name}=no", "")
            value = "true" if name == "open_now" else "yes"
            assert number == total(client, f"/facilities/?{kept}&{name}={value}"), (base, name)
        for value, number in numbers(response, "area").items():
            kept = base.replace("&area=東町", "")
            assert number == total(client, f"/facilities/?{kept}&area={value}")


def test_spans_of_days_are_counted_instead_of_the_days_chosen(client: Client) -> None:
    today = timezone.localdate()
    EventFactory(start_date=today)
    EventFactory(start_date=today - datetime.timedelta(days=9), end_date=today)
    EventFactory(start_date=today + datetime.timedelta(days=70))
    for path in ("/events/", f"/events/?from={today + datetime.timedelta(days=50)}"):
        spans = {span.title: span for span in client.get(path).context["spans"]}
        assert spans["今日"].count == 2
        assert total(client, f"/events/{spans['今日'].url}") == 2
        assert "from" not in spans["今日"].url


def test_a_set_choice_stays_to_be_taken_away_and_none_is_shown_for_nothing(client: Client) -> None:
    FacilityFactory(town="東町", poi_code="1307")
    response = client.get("/facilities/?area=月面&area=東町")
    assert numbers(response, "area") == {"月面": 0, "東町": 1}
    assert numbers(response, "kind") == {"1307": 1}


def test_fifty_choices_keep_their_shape(client: Client) -> None:
    Facility.objects.bulk_create(
        FacilityFactory.build(town=f"{number}丁目" * 5) for number in range(50)
    )
    response = client.get(f"/facilities/?area={'49丁目' * 5}")
    facet = next(f for f in response.context["form"].facets if f.name == "area")
    assert len(facet.choices) == 6
    assert len(facet.more) == 44
    assert facet.choices[0].chosen
    assert "ほか44件" in response.content.decode()


def test_words_and_wrong_filters_leave_the_choices_usable(client: Client) -> None:
    FacilityFactory(name="みどり図書館", town="東町", poi_code="1512")
    FacilityFactory(name="中央公民館", town="西町", poi_code="1307")
    assert numbers(client.get("/facilities/?q=図書館"), "area") == {"東町": 1}
    response = client.get("/facilities/?kind=9999")
    assert response.status_code == 400
    html = response.content.decode()
    assert "9999" in html
    assert 'role="alert"' in html
    assert numbers(response, "area") == {"西町": 1, "東町": 1}
    assert [item.remove for item in response.context["form"].active] == ["?"]


def test_the_api_refuses_a_kind_that_there_is_not_by_name(client: Client) -> None:
    answer = client.get("/api/v1/facilities?kind=9999")
    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert error["parameter"] == "kind"
    assert "9999" in error["detail"]


PATHS = [
    "/groups/?view=cards",
    "/groups/?field=07&area=中央&type=npo&status=active&membership_open=yes",
    "/facilities/?view=map",
    "/facilities/?q=会館&near=36.2,138.2",
    "/facilities/?q=会館&kind=1307&open_now=true&wheelchair_accessible=yes&near=36.2,138.2",
    "/events/?when=month&kind=音楽&area=中央&status=scheduled",
    "/events/?venue=F1&organizer=G1",
    "/events/calendar/",
    "/en/facilities/?kind=1307",
    "/en/facilities/?q=会館",
]


def test_at_most_twelve_queries_however_many_choices(
    client: Client, settings: Any, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    settings.PAGE_CACHE_SECONDS = 60  # a page that will be kept costs a query more
    GroupFactory(code="G1")
    FacilityFactory(code="F1")
    Group.objects.bulk_create(
        GroupFactory.build(areas_served=f"町{number}", activity_fields=[f"{number + 1:02}"])
        for number in range(12)
    )
    Facility.objects.bulk_create(
        FacilityFactory.build(town=f"町{number}", poi_code="1307", latitude=36.2, longitude=138.2)
        for number in range(12)
    )
    for number in range(12):
        EventFactory(town=f"町{number}", kind="音楽")
    assert Facility.published.count() == 13
    for path in PATHS:
        client.get(path)
        caches["pages"].clear()
        with django_assert_max_num_queries(12, info=path):
            assert client.get(path).status_code == 200
    caches["pages"].clear()
