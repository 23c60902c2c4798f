"""Suggestions for the box and for developers: the same offers, safe for whatever is typed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from search.models import SearchedWords
from search.suggesting.answers import MOST_OFFERS
from tests.search.conftest import write_entry
from tests.search.test_query import HOSTILE

BOX, API = "/search/suggest/", "/api/v1/search/suggest"


@pytest.fixture(scope="module", autouse=True)
def _city(module_db: None) -> None:
    for number in range(12):
        write_entry(f"groups:G{number}", f"市民の会{number}", "市民活動をします。")
    write_entry("groups:G0", "Citizens' circle", "We help.", locale="en")


def get(client: Client, path: str, status: int = 200, **params: Any) -> Any:
    response = client.get(path, params)
    assert response.status_code == status, response.content
    return response.json()


def test_words_lead_to_results_and_titles_to_their_page(client: Client) -> None:
    offers = {one["text"]: one for one in get(client, BOX, q="しみん")["suggestions"]}
    word, title = offers["市民"], offers["市民の会0"]
    assert (word["kind"], word["key"]) == ("", "")
    assert word["url"] == "/search/?q=%E5%B8%82%E6%B0%91"
    assert (title["kind"], title["kind_label"]) == ("group", "団体")
    assert (title["url"], title["key"]) == ("/groups/G0/", "groups:G0")


def test_the_box_speaks_the_pages_language(client: Client) -> None:
    assert get(client, "/en/search/suggest/", q="市民")["suggestions"] == []
    (offer,) = get(client, "/en/search/suggest/", q="citi")["suggestions"]
    assert (offer["text"], offer["kind_label"]) == ("Citizens' circle", "Civic groups")


def test_developers_get_absolute_addresses_and_choose_how_many(client: Client) -> None:
    found = get(client, API, q="しみん", limit=3)
    assert len(found["suggestions"]) == 3
    assert found["suggestions"][0]["url"].startswith("http://testserver/search/?q=")
    assert len(get(client, API, q="しみん")["suggestions"]) == MOST_OFFERS
    (offer,) = get(client, API, q="citi", locale="en")["suggestions"]
    assert offer["url"] == "http://testserver/groups/G0/"


def test_the_api_speaks_the_clients_language(client: Client) -> None:
    response = client.get(API, {"q": "citi"}, headers={"Accept-Language": "en"})
    (offer,) = response.json()["suggestions"]
    assert offer["kind_label"] == "Civic groups"


@pytest.mark.parametrize(
    ("params", "name", "allowed"),
    [
        ({"limit": "0"}, "limit", "1–20"),
        ({"limit": "21"}, "limit", "1–20"),
        ({"limit": "９"}, "limit", "1–20"),
        ({"locale": "xx"}, "locale", "en"),
        ({"query": "x"}, "query", "q"),
    ],
)
def test_a_wrong_parameter_is_named(
    client: Client, params: dict[str, str], name: str, allowed: str
) -> None:
    problem = get(client, API, 400, **params)
    (error,) = problem["errors"]
    assert error["parameter"] == name
    assert allowed in error["allowed"]


def test_an_empty_box_offers_what_many_search_for(client: Client) -> None:
    day = timezone.localdate()
    SearchedWords.objects.create(day=day, words="除雪", language="ja", searches=5, hits=2)
    for path in (BOX, API):
        found = get(client, path)
        assert found["popular"]
        assert [one["text"] for one in found["suggestions"]] == ["除雪"]
    assert get(client, "/en/search/suggest/")["suggestions"] == []
    assert not get(client, BOX, q="しみん")["popular"]


@pytest.mark.parametrize("path", [BOX, API])
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_whatever_is_typed_is_answered(client: Client, path: str, text: str) -> None:
    text = text.encode(errors="replace").decode()
    assert get(client, path, q=text)["query"] == text


@pytest.mark.parametrize("path", [BOX, API])
def test_any_bytes_are_answered_and_may_be_kept(client: Client, path: str) -> None:
    response = client.get(f"{path}?q=%ff%fe%00%80")
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, max-age=60"
    assert client.post(path, {"q": "x"}).status_code == 405


def test_it_takes_few_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    for path in (BOX, API):
        with django_assert_max_num_queries(8):
            get(client, path, q="しみん")
