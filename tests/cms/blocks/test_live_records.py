"""Live records: today's, within a filter that the dataset understands."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks import BodyBlock
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

from ..factories import StandardPageFactory, stream

BLOCK = BodyBlock().child_blocks["live_records"]

pytestmark = pytest.mark.django_db


def value(dataset: str, filter_: str = "", limit: int = 6) -> dict[str, Any]:
    """A raw block."""
    return {"title": "いま", "dataset": dataset, "filter": filter_, "limit": limit}


def shown(client: Client, *args: Any) -> str:
    """The block on a page."""
    page = StandardPageFactory(body=stream(("live_records", value(*args))))
    html = client.get(page.get_url()).content.decode()
    return html[html.index('<section class="live-records">') : html.index("</article>")]


def test_the_page_follows_the_records(client: Client) -> None:
    FacilityFactory(name="みどり会館", town="中央", wheelchair_accessible=True)
    FacilityFactory(name="段差のある館", town="中央", wheelchair_accessible=False)
    FacilityFactory(name="東の館", town="東町", wheelchair_accessible=True)
    FacilityFactory(name="下書きの館", town="中央", wheelchair_accessible=True, live=False)
    page = StandardPageFactory(
        body=stream(("live_records", value("facilities", "area=中央&wheelchair_accessible=yes")))
    )
    html = client.get(page.get_url()).content.decode()
    assert "みどり会館" in html
    for other in ("段差のある館", "東の館", "下書きの館"):
        assert other not in html
    FacilityFactory(name="新しい館", town="中央", wheelchair_accessible=True)
    assert "新しい館" in client.get(page.get_url()).content.decode()


def test_links_lead_to_the_whole_list_and_its_data(client: Client) -> None:
    html = shown(client, "facilities", "area=中央&wheelchair_accessible=yes")
    query = "?area=%E4%B8%AD%E5%A4%AE&amp;wheelchair_accessible=yes"
    assert f'href="/facilities/{query}"' in html
    assert f'href="/api/v1/facilities{query}"' in html
    assert client.get(f"/facilities/{query}".replace("&amp;", "&")).status_code == 200


def test_events_are_those_to_come_unless_the_filter_names_days(client: Client) -> None:
    today = timezone.localdate()
    past = today - datetime.timedelta(days=30)
    EventFactory(name="終わった催し", start_date=past)
    EventFactory(name="これからの催し", start_date=today + datetime.timedelta(days=3))
    EventFactory(name="きょうの催し", start_date=today)
    html = shown(client, "events")
    assert html.index("きょうの催し") < html.index("これからの催し")
    assert "終わった催し" not in html
    assert f"/api/v1/events?from={today:%Y-%m-%d}" in html
    assert "終わった催し" in shown(client, "events", f"from={past:%Y-%m-%d}")


def test_no_more_than_the_limit(client: Client) -> None:
    for _number in range(4):
        GroupFactory()
    assert shown(client, "groups", "", 3).count('<li class="card">') == 3


def test_an_empty_block_says_so(client: Client) -> None:
    assert "現在、該当するものはありません。" in shown(client, "groups")


def test_blocks_of_one_dataset_cost_what_one_costs(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        FacilityFactory(town="中央" if number % 2 else "東町")
    filters = ["area=中央", "area=東町", "wheelchair_accessible=yes"]
    counts = []
    for used in (filters[:1], filters):
        page = StandardPageFactory(
            body=stream(*[("live_records", value("facilities", text)) for text in used])
        )
        client.get(page.get_url())
        with django_assert_max_num_queries(12) as found:
            client.get(page.get_url())
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_a_block_costs_the_same_however_many_records(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    counts = []
    page = StandardPageFactory(
        body=stream(*[("live_records", value(name)) for name in ("groups", "facilities", "events")])
    )
    for number in (1, 5):
        for _number in range(number):
            EventFactory(organizer=GroupFactory(), venue=FacilityFactory())
        client.get(page.get_url())
        with django_assert_max_num_queries(30) as found:
            client.get(page.get_url())
        counts.append(len(found))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("dataset", "filter_", "named"),
    [
        ("facilities", "wheelchair=yes", "wheelchair"),
        ("facilities", "wheelchair_accessible=maybe", "wheelchair_accessible"),
        ("groups", "field=99", "field"),
        ("events", "from=1月7日", "from"),
    ],
)
def test_a_filter_that_the_dataset_does_not_know_is_refused_in_japanese(
    dataset: str, filter_: str, named: str
) -> None:
    with translation.override("ja"), pytest.raises(StructBlockValidationError) as refused:
        BLOCK.clean(BLOCK.to_python(value(dataset, filter_)))
    (message,) = refused.value.block_errors["filter"].messages
    assert message.startswith(f"{named}: ")
    assert not message.removeprefix(f"{named}: ").isascii()


@pytest.mark.parametrize("filter_", ["", "?area=中央", " area=中央&q=館 "])
def test_a_filter_that_the_dataset_knows_is_kept(filter_: str) -> None:
    assert BLOCK.clean(BLOCK.to_python(value("facilities", filter_)))["dataset"] == "facilities"


def test_a_filter_gone_stale_shows_nothing_and_breaks_nothing(client: Client) -> None:
    FacilityFactory()
    assert "現在、該当するものはありません。" in shown(
        client, "facilities", "no_such_value=1&bbox=x"
    )


def test_the_filter_is_not_for_translators() -> None:
    assert BLOCK.child_blocks["filter"].get_translatable_segments("area=中央") == []
