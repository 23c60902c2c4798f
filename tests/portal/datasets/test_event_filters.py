"""Events are found by the days of their occurrences, not only of their first one."""

import datetime

import pytest
from django.utils import timezone

from portal import datasets
from portal.datasets.occasions import When
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


@pytest.mark.parametrize(
    ("today", "when", "first", "last"),
    [
        ("2026-11-18", "today", "2026-11-18", "2026-11-18"),
        ("2026-11-18", "weekend", "2026-11-21", "2026-11-22"),
        ("2026-11-21", "weekend", "2026-11-21", "2026-11-22"),
        ("2026-11-22", "weekend", "2026-11-22", "2026-11-22"),
        ("2026-11-18", "week", "2026-11-18", "2026-11-22"),
        ("2026-11-23", "week", "2026-11-23", "2026-11-29"),
        ("2026-12-31", "month", "2026-12-31", "2026-12-31"),
    ],
)
def test_spans_that_begin_today(today: str, when: str, first: str, last: str) -> None:
    assert When(when).days(day(today)) == (day(first), day(last))


def test_when_and_days_must_hold_for_one_occurrence() -> None:
    today = timezone.localdate()
    later = today + datetime.timedelta(days=60)
    EventFactory(code="NOW", start_date=today)
    EventFactory(code="LATER", start_date=later)
    EventFactory(code="LONG", start_date=today - datetime.timedelta(days=5), end_date=later)
    for when in ("today", "week", "month"):
        assert set(codes("events", f"when={when}")) == {"NOW", "LONG"}
    assert codes("events", f"when=month&from={later}") == []
    assert datasets.get("events").depends_on_time({"when": "today"})


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
