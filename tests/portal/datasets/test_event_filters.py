"""Events are found by the days of their occurrences, not only of their first one."""

import datetime

import pytest

from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

from .test_filters import codes, refusal

pytestmark = pytest.mark.django_db


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.fixture
def _programme() -> None:
    EventFactory(code="ONCE", start_date=day("2026-11-10"))
    EventFactory(code="SPAN", start_date=day("2026-10-30"), end_date=day("2026-11-02"))
    EventFactory(
        code="WEEKLY", start_date=day("2026-10-07"), recurrence="FREQ=WEEKLY;BYDAY=WE;COUNT=6"
    )
    EventFactory(code="LATER", start_date=day("2027-01-01"))


@pytest.mark.usefixtures("_programme")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("from=2026-11-05", {"ONCE", "WEEKLY", "LATER"}),
        ("from=2026-11-12", {"LATER"}),
        ("to=2026-10-07", {"WEEKLY"}),
        ("from=2026-11-01&to=2026-11-01", {"SPAN"}),
        ("from=2026-11-04&to=2026-11-04", {"WEEKLY"}),
        ("from=2026-11-05&to=2026-11-09", set()),
        ("month=2026-11", {"ONCE", "SPAN", "WEEKLY"}),
        ("month=2026-11&from=2026-11-05", {"ONCE", "WEEKLY"}),
        ("month=2026-12", set()),
        ("month=2026-10&to=2026-10-29", {"WEEKLY"}),
    ],
)
def test_days(query: str, found: set[str]) -> None:
    assert set(codes("events", query)) == found


def test_an_event_with_many_occurrences_counts_once() -> None:
    EventFactory(code="A", start_date=day("2026-10-07"), recurrence="FREQ=DAILY;COUNT=30")
    assert codes("events", "from=2026-10-01") == ["A"]


def test_the_last_day_before_the_first_is_refused() -> None:
    assert list(refusal("events", "from=2026-11-02&to=2026-11-01").errors) == ["to"]


@pytest.mark.parametrize(
    "query",
    ["from=1月7日(火)", "from=2026-02-30", "to=x", "month=2026-13", "month=11", "month=0000-01"],
)
def test_what_is_no_day_is_refused(query: str) -> None:
    assert list(refusal("events", query).errors) == [query.partition("=")[0]]


def test_by_organiser_and_venue_while_these_are_public() -> None:
    group, facility = GroupFactory(code="G"), FacilityFactory(code="F")
    EventFactory(code="A", organizer=group, venue=facility)
    EventFactory(code="B")
    assert codes("events", "organizer=G") == ["A"]
    assert codes("events", "venue=F") == ["A"]
    type(group).objects.update(live=False)
    type(facility).objects.update(live=False)
    assert codes("events", "organizer=G") == []
    assert codes("events", "venue=F") == []


def test_by_kind_status_and_area() -> None:
    EventFactory(code="A", kind="音楽", status="cancelled", town="東町")
    EventFactory(code="B", kind="音楽")
    assert codes("events", "kind=音楽&status=cancelled") == ["A"]
    assert codes("events", "area=東町") == ["A"]
