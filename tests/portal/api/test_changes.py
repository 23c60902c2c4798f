"""The change feed: everything after a sequence, tombstones without content."""

from typing import Any

import pytest
from django.test import Client

from portal.models import Action, Change
from tests.portal.factories import EventFactory, GroupFactory

pytestmark = pytest.mark.django_db


def note(record: Any, *actions: Action) -> None:
    """Append to the log what happened to a record."""
    for action in actions:
        Change.objects.append(record, action)


def test_changes_in_order_with_addresses(client: Client) -> None:
    note(GroupFactory(code="G1"), Action.CREATED, Action.CHANGED)
    body = client.get("/api/v1/changes").json()
    assert [(c["sequence"], c["action"]) for c in body["results"]] == [
        (1, "created"),
        (2, "changed"),
    ]
    assert body["last"] == 2
    assert body["results"][0]["href"] == "http://testserver/api/v1/groups/G1"
    assert body["results"][0]["at"].endswith("+09:00")


def test_a_withdrawn_record_leaves_its_code_only(client: Client) -> None:
    note(EventFactory(code="E1", name="秘密の会"), Action.WITHDRAWN)
    response = client.get("/api/v1/changes")
    (change,) = response.json()["results"]
    assert set(change) == {"sequence", "dataset", "code", "action", "at"}
    assert (change["dataset"], change["code"], change["action"]) == ("events", "E1", "withdrawn")
    assert "秘密" not in response.content.decode()


def test_reading_on_with_next_misses_nothing(client: Client) -> None:
    group = GroupFactory(code="G1")
    note(group, Action.CREATED, *[Action.CHANGED] * 6)
    seen, address = [], "/api/v1/changes?limit=3"
    while address:
        response = client.get(address)
        body = response.json()
        seen += [change["sequence"] for change in body["results"]]
        following = [link["href"] for link in body["links"] if link["rel"] == "next"]
        address = following[0] if following else ""
        if address:
            assert f'<{address}>; rel="next"' in response["Link"]
    assert seen == [1, 2, 3, 4, 5, 6, 7]


def test_the_last_sequence_is_kept_when_nothing_is_new(client: Client) -> None:
    note(GroupFactory(), Action.CREATED)
    body = client.get("/api/v1/changes?after=1").json()
    assert (body["last"], body["results"]) == (1, [])


def test_publishing_and_withdrawing_reach_the_feed(client: Client) -> None:
    group = GroupFactory(code="G1", live=False)
    group.save_revision().publish()
    group.refresh_from_db()
    group.unpublish()
    actions = [change["action"] for change in client.get("/api/v1/changes").json()["results"]]
    assert actions == ["created", "withdrawn"]


@pytest.mark.parametrize(
    ("query", "name"),
    [("after=-1", "after"), ("after=x", "after"), ("limit=0", "limit"), ("since=1", "since")],
)
def test_wrong_parameters_are_named(client: Client, query: str, name: str) -> None:
    response = client.get(f"/api/v1/changes?{query}")
    assert response.status_code == 400
    assert [error["parameter"] for error in response.json()["errors"]] == [name]


def test_a_page_of_changes_costs_two_queries(
    client: Client, django_assert_num_queries: Any
) -> None:
    group = GroupFactory()
    note(group, *[Action.CHANGED] * 50)
    with django_assert_num_queries(2):
        client.get("/api/v1/changes")
