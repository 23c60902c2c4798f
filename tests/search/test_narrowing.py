"""What narrows a search can be taken away part by part; what would help is offered with counts."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import translation

from search.narrowing import Params, chosen_filters, other_languages, suggestions
from search.params import Reader, decode
from search.query import Query, Results, search

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]


def asked(address: str, language: str = "ja") -> tuple[Query, Params]:
    given = QueryDict(address)
    return Reader(given).query(offset=0, limit=20, language=language), decode(given)


def found(address: str, language: str = "ja") -> tuple[Results, dict[str, list[str]]]:
    query, params = asked(address, language)
    return search(query), params


def left(address: str) -> dict[str, list[str]]:
    return dict(QueryDict(address).lists())


def test_each_choice_says_what_it_is_and_is_removed_alone() -> None:
    address = "q=雪&area=北&area=南&kind=event&from=2026-11-03&past=1"
    chips = chosen_filters(*asked(address))
    assert [(chip.label, chip.value) for chip in chips] == [
        ("種類", "イベント"),
        ("地域", "北"),
        ("地域", "南"),
        ("開始日", "2026年11月3日"),
        ("", "終わったイベントも含める"),
    ]
    without_north = left(chips[1].remove.removeprefix("?"))
    assert without_north == left("q=雪&area=南&kind=event&from=2026-11-03&past=1")


def test_nothing_is_chosen_without_filters() -> None:
    assert chosen_filters(*asked("q=雪&sort=newest")) == []


def test_wider_searches_are_offered_only_where_they_find_something() -> None:
    offers = {one.text: one.count for one in suggestions(*found("q=除雪&area=西&kind=facility"))}
    assert offers == {"条件を全て解除し、言葉だけで探す": 2}
    offers = {one.text: one.count for one in suggestions(*found("q=除雪&area=西"))}
    assert offers == {"「地域」の条件を解除する": 2}
    assert suggestions(*found("q=ない言葉です&area=西")) == []


def test_the_dates_may_be_what_is_in_the_way() -> None:
    (offer,) = suggestions(*found("q=ボランティア&to=2026-01-01"))
    assert left(offer.address) == {"q": ["ボランティア"]}
    assert offer.count == 1


def test_an_offer_finds_as_many_as_it_says() -> None:
    for offer in suggestions(*found("q=除雪&area=西&from=2026-01-01")):
        query, _params = asked(offer.address)
        assert search(query).total == offer.count


def test_other_languages_are_offered_with_their_count(write: Any) -> None:
    write("groups:G3", "NPO", locale="ja")
    write("groups:G4", "NPO helpers", locale="en")
    query, params = asked("q=NPO")
    offer = other_languages(search(query), params)
    assert offer is not None
    assert (offer.count, left(offer.address)) == (1, {"q": ["NPO"], "locale": ["all"]})
    everywhere, params = asked("q=NPO&locale=all")
    assert other_languages(search(everywhere), params) is None
    alone, params = asked("q=除雪")
    assert other_languages(search(alone), params) is None


def test_days_are_written_in_the_readers_language() -> None:
    query = Query(date_to=datetime.date(2026, 11, 3))
    with translation.override("en"):
        (chip,) = chosen_filters(query, {})
    assert (chip.label, chip.value) == ("Last day", "3 November 2026")
