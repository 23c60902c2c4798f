"""Facts of hits are told by those who know, from what is kept with the entry."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from search import hit_facts
from search.hit_facts import Fact
from search.hits import Hit, for_people
from search.query import Query, search

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hit_facts, "_functions", {})


def hits(text: str = "", **query: Any) -> list[Hit]:
    return search(Query(text, past=True, **query)).hits


def test_a_kind_tells_of_its_own_hits_alone() -> None:
    hit_facts.register("group", lambda hit: [Fact(hit.key), Fact("New", badge="good")])
    shown = {hit.key: hit.facts for hit in for_people(hits(language="ja"))[0]}
    assert shown["groups:G1"] == (Fact("groups:G1"), Fact("New", badge="good"))
    assert shown["groups:G2"] == (Fact("groups:G2"), Fact("New", badge="good"))
    assert shown["events:E1"] == ()


def test_it_tells_from_the_details_of_the_document(write: Any) -> None:
    write("groups:G3", "雪の会", details={"members": 12})
    hit_facts.register("group", lambda hit: [Fact(str(hit.details.get("members", "?")))])
    shown = {hit.key: hit.facts[0].text for hit in for_people(hits("雪"))[0]}
    assert shown["groups:G3"] == "12"
    write("groups:G3", "雪の会", details={"members": 13})
    assert for_people(hits("雪の会"))[0][0].facts[0].text == "13"


def test_many_hits_cost_as_few_queries_as_one(write: Any, django_assert_num_queries: Any) -> None:
    for number in range(20):
        write(f"groups:N{number}", f"除雪の会{number}", details={"number": number})
    hit_facts.register("group", lambda hit: [Fact(str(hit.details.get("number")))])
    some = hits("除雪の会")
    assert len(some) == 20
    with django_assert_num_queries(1):  # the languages of all
        for_people(some, some[:3])


def test_the_page_shows_facts_and_badges_as_text(client: Client) -> None:
    hit_facts.register(
        "facility", lambda hit: [Fact("<b>開館中</b>", badge="good"), Fact("北町1番地")]
    )
    html = client.get("/search/", {"q": "会議室"}).content.decode()
    assert '<span class="badge badge--good">&lt;b&gt;開館中&lt;/b&gt;</span>' in html
    assert "<li><span>北町1番地</span></li>" in html
