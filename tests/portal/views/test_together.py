"""The beginnings of several lists, read together."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.http import QueryDict
from django.utils import timezone

from portal.views.listing import Listing, event_listing, record_listing
from portal.views.together import Beginning, first_records
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
Names = list[list[str]]


def facilities(query: str = "") -> Listing:
    return record_listing("facilities", QueryDict(query))


def events(query: str = "") -> Listing:
    return event_listing(QueryDict(query), TODAY)


def names(*wanted: Beginning) -> Names:
    return [[record.name for record in records] for records in first_records(wanted)]


def alone(*wanted: Beginning) -> Names:
    """What each of the lists begins with when it is read by itself."""
    return [[record.name for record in listing.cards[:limit]] for listing, limit in wanted]


@pytest.fixture(autouse=True, scope="module")
def records(module_db: None) -> None:
    """Eight places and eight events, of which every second is in the middle of the city."""
    for number in range(8):
        place = FacilityFactory(
            name=f"館{number}",
            name_kana=f"カン{8 - number}",
            town="中央" if number % 2 else "東町",
            latitude=35 + number / 100,
            longitude=139,
            wheelchair_accessible=number > 4,
        )
        EventFactory(
            name=f"催し{number}",
            start_date=TODAY + datetime.timedelta(days=20 - number),
            venue=place,
        )
    GroupFactory(name="会")


WANTED: list[Callable[[], tuple[Beginning, ...]]] = [
    lambda: ((facilities("area=中央"), 2), (facilities("wheelchair_accessible=yes"), 6)),
    lambda: ((facilities(), 3), (facilities(), 1), (events(), 2), (events("area=東町"), 9)),
    lambda: ((facilities("ordering=-code"), 3), (facilities(), 3), (facilities("area=X"), 3)),
    lambda: ((facilities("near=35.05,139"), 3), (facilities("near=35.05,139&area=中央"), 3)),
    lambda: ((events("ordering=-start_date"), 3), (events("ordering=-start_date&q=催し3"), 3)),
]


@pytest.mark.parametrize("wanted", WANTED)
def test_each_list_begins_as_it_does_alone(wanted: Callable[[], tuple[Beginning, ...]]) -> None:
    assert names(*wanted()) == alone(*wanted())


def test_a_list_with_a_mistake_has_nothing_and_takes_nothing_from_the_others() -> None:
    assert names((facilities("near=x"), 3), (facilities(), 2)) == [[], ["館7", "館6"]]


def test_lists_that_are_sorted_alike_cost_what_one_costs(
    django_assert_num_queries: Callable,
) -> None:
    for number in (1, 5):
        with django_assert_num_queries(3):  # places, their hours, their closed days
            first_records([(facilities(f"area={name}"), 2) for name in ["中央", "東町"] * number])


def test_nothing_wanted_costs_nothing(django_assert_num_queries: Callable) -> None:
    with django_assert_num_queries(0):
        assert first_records([]) == []
