"""iCalendar feeds: parsed back by a library, and looked at octet by octet."""

from __future__ import annotations

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.test import Client
from django.utils import timezone

from portal.models import Change, Event
from portal.signals import on_unpublished
from tests.portal.factories import (
    EventFactory,
    EventTranslationFactory,
    FacilityFactory,
    GroupFactory,
)

pytestmark = pytest.mark.django_db
TOKYO = ZoneInfo("Asia/Tokyo")
NOVEMBER_4 = datetime.date(2026, 11, 4)


def feed(client: Client, path: str = "/events.ics") -> icalendar.Calendar:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(response.content)


def only(client: Client, path: str = "/events.ics") -> Any:
    (entry,) = feed(client, path).walk("VEVENT")
    return entry


def test_the_calendar_says_what_it_is(client: Client) -> None:
    EventFactory()
    calendar = feed(client)
    assert calendar["VERSION"] == "2.0"
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar["X-WR-CALNAME"] == calendar["NAME"] == "市内のイベント"
    assert calendar["X-WR-TIMEZONE"] == "Asia/Tokyo"
    text = client.get("/events.ics").content.decode()
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in text
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Asia/Tokyo"
    july = datetime.datetime(2026, 7, 1)  # noqa: DTZ001 - local by definition
    assert zone.to_tz().utcoffset(july) == datetime.timedelta(hours=9)


def test_an_event_with_times(client: Client) -> None:
    EventFactory(code="E1", name="花壇づくり", start_date=NOVEMBER_4)
    entry = only(client)
    assert entry["UID"] == "events-E1@999997"
    assert entry["SUMMARY"] == "花壇づくり"
    assert entry["DTSTART"].params["TZID"] == "Asia/Tokyo"
    assert entry["DTSTART"].dt == datetime.datetime(2026, 11, 4, 10, tzinfo=TOKYO)
    assert entry["DTEND"].dt == datetime.datetime(2026, 11, 4, 12, tzinfo=TOKYO)
    assert entry["STATUS"] == "CONFIRMED"
    assert entry["URL"] == "http://testserver/events/E1/"
    assert entry["CATEGORIES"].to_ical().decode() == "生活と環境"


def test_days_without_times_end_on_the_day_after(client: Client) -> None:
    EventFactory(
        start_date=NOVEMBER_4,
        end_date=NOVEMBER_4 + datetime.timedelta(days=2),
        start_time=None,
        end_time=None,
    )
    entry = only(client)
    assert entry["DTSTART"].params["VALUE"] == "DATE"
    assert entry["DTSTART"].dt == NOVEMBER_4
    assert entry["DTEND"].dt == datetime.date(2026, 11, 7)


def test_an_event_past_midnight_ends_on_the_day_after(client: Client) -> None:
    EventFactory(start_date=NOVEMBER_4, start_time=datetime.time(22), end_time=datetime.time(2))
    assert only(client)["DTEND"].dt == datetime.datetime(2026, 11, 5, 2, tzinfo=TOKYO)


def test_an_event_without_an_end_has_none(client: Client) -> None:
    EventFactory(start_date=NOVEMBER_4, end_time=None)
    assert "DTEND" not in only(client)


def test_a_recurring_event_with_exceptions(client: Client) -> None:
    EventFactory(
        start_date=NOVEMBER_4,
        recurrence="FREQ=WEEKLY;BYDAY=WE;UNTIL=20261125",
        excluded_dates="2026-11-11",
    )
    entry = only(client)
    rule = entry["RRULE"]
    assert (rule["FREQ"], rule["BYDAY"]) == (["WEEKLY"], ["WE"])
    assert rule["UNTIL"] == [datetime.datetime(2026, 11, 25, 14, 59, 59, tzinfo=datetime.UTC)]
    (left_out,) = entry["EXDATE"].dts
    assert left_out.dt == datetime.datetime(2026, 11, 11, 10, tzinfo=TOKYO)
    assert "EXDATE;TZID=Asia/Tokyo:20261111T100000" in client.get("/events.ics").content.decode()


def test_a_recurring_event_of_whole_days(client: Client) -> None:
    EventFactory(
        start_date=NOVEMBER_4,
        start_time=None,
        end_time=None,
        recurrence="FREQ=DAILY;UNTIL=20261110",
        excluded_dates="2026-11-05;2026-11-07",
    )
    entry = only(client)
    assert entry["RRULE"]["UNTIL"] == [datetime.date(2026, 11, 10)]
    assert [day.dt for day in entry["EXDATE"].dts] == [
        datetime.date(2026, 11, 5),
        datetime.date(2026, 11, 7),
    ]


def test_a_cancelled_event_stays_marked_and_ranks_higher(client: Client) -> None:
    event = EventFactory(code="E1")
    before = only(client)
    Event.objects.filter(pk=event.pk).update(
        status="cancelled", updated_at=timezone.now() + datetime.timedelta(minutes=1)
    )
    after = only(client)
    assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt


def test_where_and_by_whom_as_far_as_it_is_public(client: Client) -> None:
    group = GroupFactory(email="green@example.org", email_consent=True, name="みどりの会")
    venue = FacilityFactory(name="会館", address="中央1-2-3", latitude=35.5, longitude=139.5)
    EventFactory(
        organizer=group, venue=venue, venue_name="", address="", latitude=None, longitude=None
    )
    entry = only(client)
    assert entry["LOCATION"] == "会館 中央1-2-3"
    assert entry["GEO"].to_ical() == "35.5;139.5"
    assert entry["ORGANIZER"] == "mailto:green@example.org"
    group.live = venue.live = False
    group.save()
    venue.save()
    entry = only(client)
    assert "ORGANIZER" not in entry
    group.live, group.email_consent = True, False
    group.save()
    assert "ORGANIZER" not in only(client)
    assert "LOCATION" not in entry
    assert "GEO" not in entry


def test_lines_are_folded_at_75_octets_between_characters(client: Client) -> None:
    text = "花壇づくり、たのしい；カンマ, セミコロン; 逆スラッシュ\\ 改行\n次の行。𠮷野家🌷" * 20
    EventFactory(name="長い名前の行事" * 20, description=text)
    content = client.get("/events.ics").content
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")
    entry = only(client)
    assert entry["SUMMARY"] == "長い名前の行事" * 20
    assert entry["DESCRIPTION"].startswith(text)


def test_the_feed_of_all_takes_the_filters_of_the_list(client: Client) -> None:
    EventFactory(name="中央の会", town="中央", start_date=NOVEMBER_4)
    EventFactory(name="東の会", town="東町", start_date=NOVEMBER_4)
    EventFactory(name="下書き", live=False)
    assert len(feed(client).walk("VEVENT")) == 2
    assert only(client, "/events.ics?area=東町&from=2026-11-04")["SUMMARY"] == "東の会"
    assert not feed(client, "/events.ics?from=2026-11-05").walk("VEVENT")


@pytest.mark.parametrize(("query", "name"), [("from=yesterday", "from"), ("colour=red", "colour")])
def test_a_wrong_parameter_gets_400_with_its_name(client: Client, query: str, name: str) -> None:
    response = client.get(f"/events.ics?{query}")
    assert response.status_code == 400
    assert name in response.content.decode()


def test_feeds_of_a_group_a_facility_and_an_event(client: Client) -> None:
    group, venue = GroupFactory(code="G1", name="みどりの会"), FacilityFactory(code="F1")
    EventFactory(code="E1", name="主催", organizer=group)
    EventFactory(code="E2", name="会場", venue=venue)
    assert only(client, "/groups/G1/events.ics")["SUMMARY"] == "主催"
    assert feed(client, "/groups/G1/events.ics")["X-WR-CALNAME"] == "みどりの会"
    assert only(client, "/facilities/F1/events.ics")["SUMMARY"] == "会場"
    assert only(client, "/events/E2.ics")["SUMMARY"] == "会場"
    assert client.get("/events/E3.ics").status_code == 404
    on_unpublished(group)
    group.live = False
    group.save()
    assert Change.objects.filter(code="G1").exists()
    assert client.get("/groups/G1/events.ics").status_code == 410


def test_texts_come_in_the_language_of_the_address(client: Client) -> None:
    EventTranslationFactory(record__code="E1", record__name_en="Flower Beds")
    entry = only(client, "/en/events.ics")
    assert entry["SUMMARY"] == "Flower Beds"
    assert entry["DESCRIPTION"].startswith("Everybody is welcome.")
    assert entry["URL"] == "http://testserver/en/events/E1/"
    assert entry["UID"] == only(client)["UID"]


def test_an_unchanged_feed_is_not_sent_again(client: Client) -> None:
    EventFactory()
    response = client.get("/events.ics")
    again = client.get("/events.ics", headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304


def test_the_feed_costs_the_same_few_queries(
    client: Client, django_assert_num_queries: Any
) -> None:
    for count in (1, 6):
        for _index in range(count):
            EventFactory(organizer=GroupFactory(), venue=FacilityFactory(), name_en="Event")
        with django_assert_num_queries(4):
            client.get("/en/events.ics")
