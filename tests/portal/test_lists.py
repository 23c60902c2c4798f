"""Lists of records: filters, order, pages, what is wrong with an address, the same as data."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from portal.models import Event, Group
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

pytestmark = pytest.mark.django_db


def names(response: Any) -> list[str]:
    assert response.status_code == 200
    return [record.name for record in response.context["page"].object_list]


def day(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def test_a_list_shows_published_records_only(client: Client) -> None:
    GroupFactory(name="公開の会")
    GroupFactory(name="下書きの会", live=False)
    response = client.get("/groups/")
    assert names(response) == ["公開の会"]
    assert "下書きの会" not in response.content.decode()


def test_groups_by_field_and_area(client: Client) -> None:
    GroupFactory(name="緑", activity_fields=["07"], areas_served="中央")
    GroupFactory(name="福祉", activity_fields=["01"], areas_served="中央;東町")
    GroupFactory(name="文化", activity_fields=["06"], areas_served="西町")
    assert names(client.get("/groups/?field=07")) == ["緑"]
    assert set(names(client.get("/groups/?field=07&field=01"))) == {"緑", "福祉"}
    assert names(client.get("/groups/?area=東町")) == ["福祉"]
    assert names(client.get("/groups/?field=&area=&q=&unknown=x&utm_source=y&field=06")) == ["文化"]


def test_facilities_by_kind_and_answers(client: Client) -> None:
    FacilityFactory(name="図書館", poi_code="1512", wheelchair_accessible=True)
    FacilityFactory(name="公民館", poi_code="1307", wheelchair_accessible=None)
    assert names(client.get("/facilities/?kind=1512")) == ["図書館"]
    assert names(client.get("/facilities/?wheelchair_accessible=yes")) == ["図書館"]
    assert names(client.get("/facilities/?wheelchair_accessible=unknown")) == ["公民館"]


def test_events_are_those_to_come_unless_days_are_named(client: Client) -> None:
    EventFactory(name="過去", start_date=day(-3))
    EventFactory(name="開催中", start_date=day(-3), end_date=day(1))
    EventFactory(name="毎週", start_date=day(-7), recurrence="FREQ=DAILY;INTERVAL=7;COUNT=3")
    EventFactory(name="今後", start_date=day(5))
    assert names(client.get("/events/")) == ["開催中", "毎週", "今後"]
    assert names(client.get(f"/events/?to={day(-1)}&ordering=start_date")) == [
        "毎週",
        "過去",
        "開催中",
    ]
    assert names(client.get(f"/events/?from={day(2)}")) == ["今後", "毎週"]


def test_a_recurring_event_is_shown_with_its_next_date(client: Client) -> None:
    EventFactory(start_date=day(-7), recurrence="FREQ=DAILY;INTERVAL=7;COUNT=3", code="E1")
    EventFactory(
        start_date=day(-7),
        recurrence="FREQ=DAILY;INTERVAL=7;COUNT=3",
        excluded_dates=day(0).isoformat(),
        code="E2",
    )
    shown = {event.code: event.next_date for event in client.get("/events/").context["page"]}
    assert shown == {"E1": day(0), "E2": day(7)}


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("/events/?from=2026-13-45", "from"),
        ("/events/?from=2026-12-02&to=2026-12-01", "to"),
        ("/events/?month=11", "month"),
        ("/events/?status=nonsense", "status"),
        ("/groups/?field=99", "field"),
        ("/facilities/?wheelchair_accessible=maybe", "wheelchair_accessible"),
        ("/facilities/?bbox=1,2,3", "bbox"),
    ],
)
def test_a_wrong_parameter_is_named_on_the_page(
    client: Client, address: str, parameter: str
) -> None:
    response = client.get(address)
    assert response.status_code == 400
    form = response.context["form"]
    label = form.listing.dataset.filterset_class.base_filters[parameter].label
    ((named, message),) = form.errors
    assert named == label
    html = response.content.decode()
    assert 'role="alert"' in html
    assert str(message) in html


def test_a_list_is_sorted_by_public_fields_only(client: Client) -> None:
    GroupFactory(code="G1", name_kana="ン"), GroupFactory(code="G2", name_kana="ア")
    codes = [record.code for record in client.get("/groups/").context["page"]]
    assert codes == ["G2", "G1"]
    codes = [record.code for record in client.get("/groups/?ordering=code").context["page"]]
    assert codes == ["G1", "G2"]
    response = client.get("/groups/?ordering=phone")
    assert response.status_code == 400
    assert [str(label) for label, _message in response.context["form"].errors] == ["並べ替え"]


def test_each_filter_that_is_set_can_be_removed(client: Client) -> None:
    response = client.get("/groups/?field=07&field=01&area=中央&page=2&ordering=code")
    active = {str(item.value): item.remove for item in response.context["form"].active}
    assert set(active) == {"環境の保全を図る活動", "保健、医療又は福祉の増進を図る活動", "中央"}
    assert active["中央"] == "?field=07&field=01&ordering=code"
    assert active["環境の保全を図る活動"].startswith("?field=01&area=")


def test_an_organiser_in_the_address_is_called_by_name_and_kept(client: Client) -> None:
    EventFactory(organizer=GroupFactory(code="G1", name="みどりの会"))
    response = client.get("/events/?organizer=G1")
    form = response.context["form"]
    assert [item.value for item in form.active] == ["みどりの会"]
    assert '<input type="hidden" name="organizer" value="G1">' in response.content.decode()


def test_a_draft_organiser_is_not_called_by_name(client: Client) -> None:
    EventFactory(organizer=GroupFactory(code="G1", name="秘密の会", live=False))
    response = client.get("/events/?organizer=G1")
    assert names(response) == []
    assert "秘密の会" not in response.content.decode()


def test_links_to_data_carry_the_same_filter(client: Client) -> None:
    response = client.get("/groups/?field=07&utm_source=x&page=3&ordering=-updated_at")
    paths = {link.name: link.path for link in response.context["data_links"]}
    assert paths["CSV"] == "/api/v1/groups.csv?field=07&ordering=-updated_at"
    addresses = [link.address for link in response.context["data_links"]]
    assert addresses[0].startswith("http://testserver/api/v1/groups?field=07")


def test_links_of_events_to_data_name_the_day_the_list_begins_with(client: Client) -> None:
    links = client.get("/events/").context["data_links"]
    assert {link.path for link in links} >= {
        f"/api/v1/events?from={day(0)}",
        f"/events.ics?from={day(0)}",
    }


@pytest.mark.parametrize("name", ["groups", "facilities", "events"])
def test_what_a_data_link_gives_is_what_the_list_shows(client: Client, name: str) -> None:
    make = {"groups": GroupFactory, "facilities": FacilityFactory, "events": EventFactory}[name]
    make(code="A1", town="中央", **({"areas_served": "中央"} if name == "groups" else {}))
    make(code="A2", town="東町", **({"areas_served": "東町"} if name == "groups" else {}))
    response = client.get(f"/{name}/?area=中央")
    data = client.get(response.context["data_links"][0].path).json()
    found = [record["code"] for record in data["results"]]
    assert found == [record.code for record in response.context["page"].object_list] == ["A1"]


@pytest.mark.parametrize("name", ["q", "area", "organizer", "venue", "from"])
def test_a_nul_is_refused_before_a_database_sees_it(client: Client, name: str) -> None:
    assert client.get("/events/", {name: "\x00"}).status_code == 400


@pytest.mark.parametrize(
    "text",
    ['"', "\x00", pytest.param("あ" * 10_000, id="long"), "NEAR(a b)", "* OR -", "<b>'"],
)
@pytest.mark.parametrize("path", ["/groups/", "/events/", "/events/calendar/2026/11/"])
def test_hostile_words_get_a_page(client: Client, path: str, text: str) -> None:
    response = client.get(path, {"q": text, "area": text})
    assert response.status_code in (200, 400)
    assert "<b>'" not in response.content.decode()


def test_words_are_looked_for_as_the_search_does(client: Client) -> None:
    GroupFactory(name="みどりの会", purpose="花壇の手入れ")
    GroupFactory(name="音楽の会", description="合唱")
    assert names(client.get("/groups/?q=花壇")) == ["みどりの会"]


def test_pages_of_a_long_list(client: Client) -> None:
    Group.objects.bulk_create(GroupFactory.build_batch(45))
    response = client.get("/groups/?area=中央&page=2")
    assert len(names(response)) == 20
    pager = response.context["pager"]
    assert pager.next.endswith("page=3")
    assert "area=" in pager.next
    assert [step.number for step in pager.steps if step.current] == [2]
    assert len(names(client.get("/groups/?page=99"))) == 5
    assert len(names(client.get("/groups/?page=x"))) == 20


def test_a_list_without_records_helps_on(client: Client) -> None:
    GroupFactory(areas_served="中央")
    response = client.get("/groups/?area=月面")
    assert "条件に合うものは見つかりませんでした" in response.content.decode()


def test_text_of_a_record_cannot_break_the_page(client: Client) -> None:
    GroupFactory(name="<script>alert(1)</script>", purpose="<img src=x onerror=alert(1)>")
    text = client.get("/groups/?q=&area=%3Cscript%3E").content.decode()
    text += client.get("/groups/").content.decode()
    assert "<script>alert" not in text
    assert "<img src=x" not in text


def test_a_list_costs_the_same_few_queries_however_long(
    client: Client, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    def fill(count: int) -> None:
        for _index in range(count):
            EventFactory(organizer=GroupFactory(), venue=FacilityFactory(), name_en="Event")

    EventFactory(organizer=GroupFactory(code="G1"))
    fill(2)
    few = {}
    for path in ("/groups/", "/facilities/", "/events/", "/en/events/", "/events/?organizer=G1"):
        client.get(path)
        with django_assert_max_num_queries(12, info=path) as queries:
            client.get(path)
        few[path] = len(queries)
    fill(4)
    assert Event.published.count() == 7
    for path, number in few.items():
        with django_assert_num_queries(number, info=path):
            client.get(path)
