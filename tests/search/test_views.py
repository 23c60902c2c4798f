"""The search page: answers whatever is asked, can be narrowed and widened without script."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from search.engines.base import EngineUnavailableError

from .test_query import HOSTILE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]


def page(client: Client, path: str = "/search/", **params: Any) -> str:
    response = client.get(path, params)
    assert response.status_code == 200
    return response.content.decode()


def test_hits_are_marked_and_lead_to_their_page(client: Client) -> None:
    html = page(client, q="除雪")
    assert '<a href="/events/E1/"><mark>除雪</mark>ボランティア講座</a>' in html
    assert 'lang="ja"' in html
    assert "2件中 1～2件目" in html


def test_a_chosen_filter_can_be_removed_one_by_one(client: Client) -> None:
    html = page(client, q="除雪", kind="event", area="北", **{"from": "2026-11-01"})
    removals = re.findall(r'<a class="chip" href="\?([^"]*)"', html)
    assert len(removals) == 3
    assert "q=%E9%99%A4%E9%9B%AA&amp;area=%E5%8C%97&amp;from=2026-11-01" in removals


def test_every_choice_is_a_field_of_the_form(client: Client) -> None:
    html = page(client, q="除雪", kind="event")
    assert re.search(r'name="kind" value="event" form="search-form" checked', html)
    assert re.search(r'name="kind" value="group" form="search-form">', html)
    assert 'name="from"' in html
    assert "<script" not in html.split("<main")[1].split("</main")[0]


def test_a_facet_that_cannot_narrow_takes_no_space(client: Client, write: Any) -> None:
    html = page(client, q="除雪")
    assert 'name="kind"' in html
    assert 'name="area"' not in html  # both are in the north
    assert 'name="locale"' not in html
    write("events:E1", "Snow removal", locale="en", kind="event")
    assert 'name="locale"' in page(client, q="除雪 OR removal", locale="all")
    assert 'name="area"' in page(client, q="除雪", area="北")


def test_a_page_after_the_last_shows_the_last(client: Client) -> None:
    assert "雪かき応援団" in page(client, q="除雪", page=10**9)
    assert "雪かき応援団" in page(client, q="除雪", page="-1")
    assert "雪かき応援団" in page(client, q="除雪", page="９")


def test_a_pager_leads_through_many_results(client: Client, write: Any) -> None:
    for number in range(45):
        write(f"groups:N{number}", f"除雪の会{number}")
    middle = page(client, q="除雪", page=2)
    assert 'rel="prev"' in middle
    assert 'rel="next"' in middle
    assert "47件中 21～40件目" in middle


def test_a_page_that_found_nothing_helps_on(client: Client) -> None:
    html = page(client, q="除雪", area="西")
    assert "「除雪」に一致するものは見つかりませんでした" in html
    assert '「地域」の条件を解除する <span class="count">2</span>' in html
    assert re.search(r'<a href="/groups/">[^<]* <span class="count">2</span>', html)


def test_nothing_at_all_still_offers_every_kind(client: Client) -> None:
    html = page(client, q="qqqqq")
    assert "種類から探す" in html
    assert "条件を緩めると" not in html


def test_other_languages_are_offered(client: Client, write: Any) -> None:
    write("events:E9", "NPO講座")
    write("events:E9", "NPO course", locale="en")
    html = page(client, q="NPO")
    assert "locale=all" in html
    html = page(client, q="NPO", locale="all")
    assert html.count('<li class="search-hit') == 1
    assert re.search(r'hreflang="en" lang="en">English<[^>]*>: NPO course', html)


def test_the_english_page_is_english(client: Client) -> None:
    html = page(client, "/en/search/", q="snow")
    assert "<mark>Snow</mark> helpers" in html
    assert "1 result" in html


def test_a_date_that_is_none_is_named_and_ignored(client: Client) -> None:
    html = page(client, q="除雪", **{"from": "2026-02-31", "to": "明日"})
    assert html.count("日付として読み取れません") == 2
    assert "雪かき応援団" in html


def test_a_wrong_address_says_what_may_stand_there(client: Client) -> None:
    assert "この値はありません。（kind：" in page(client, q="除雪", kind="9999")
    assert "There is no such value. (kind: " in page(client, "/en/search/", q="snow", kind="9999")
    assert "この名前のパラメーターはありません。" not in page(client, q="除雪", utm_source="mail")


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_hostile_input_gets_a_page(client: Client, text: str) -> None:
    text = text.encode(errors="replace").decode()
    assert "<script>alert" not in page(client, q=text, kind=text, area=text, sort=text)


def test_any_bytes_get_a_page(client: Client) -> None:
    assert client.get("/search/?q=%ff%fe%00%80&page=%00&from=%ff").status_code == 200


def test_search_pages_are_not_indexed(client: Client) -> None:
    response = client.get("/search/", {"q": "除雪"})
    assert response["X-Robots-Tag"] == "noindex"
    assert client.post("/search/").status_code == 405


@pytest.mark.parametrize("entries", [1, 40])
def test_the_page_takes_few_queries(
    client: Client, write: Any, entries: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(entries):
        write(f"groups:N{number}", f"除雪の会{number}")
    page(client, q="除雪")
    with django_assert_max_num_queries(12 + 2):  # a test's transaction keeps no vocabulary
        page(client, q="除雪")


def test_an_engine_that_is_away_is_said_so(client: Client, monkeypatch: Any) -> None:
    def away(*_: object) -> None:
        raise EngineUnavailableError

    monkeypatch.setattr("search.engines.reader.SqliteReader.search", away)
    response = client.get("/search/", {"q": "除雪"})
    assert response.status_code == 503
    assert "ただいま検索を利用できません" in response.content.decode()
    assert client.get("/api/v1/search").status_code == 503
