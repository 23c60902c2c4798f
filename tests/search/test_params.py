"""A query in an address and back: nothing that was asked is lost, and nothing else gets in."""

from __future__ import annotations

import datetime

import pytest
from django.http import QueryDict

from search.documents import Point
from search.params import Reader, decode, encode, names, with_value, without
from search.query import Query

FULL = (
    "q=%E9%99%A4%E9%9B%AA&kind=event&area=%E5%8C%97&area=%E5%8D%97&month=2026-11&locale=ja"
    "&from=2026-11-01&to=2026-11-30&past=1&sort=distance&near=35.6%2C139.7"
)


def read(address: str, language: str = "") -> tuple[Query, list[str]]:
    reader = Reader(QueryDict(address))
    query = reader.query(offset=0, limit=20, language=language)
    return query, [error.parameter for error in reader.errors]


def test_every_parameter_is_read() -> None:
    query, errors = read(FULL)
    assert errors == []
    assert query == Query(
        text="除雪",
        filters={
            "kind": ("event",), "area": ("北", "南"), "month": ("2026-11",), "locale": ("ja",)
        },
        date_from=datetime.date(2026, 11, 1),
        date_to=datetime.date(2026, 11, 30),
        past=True,
        sort="distance",
        point=Point(35.6, 139.7),
    )  # fmt: skip


def test_an_address_comes_back_as_it_was() -> None:
    address = encode(decode(QueryDict(FULL + "&page=3&unknown=x&q=&kind=")))
    assert set(QueryDict(address)) <= set(names())
    assert read(address) == read(FULL)
    assert "page" not in address
    assert "unknown" not in address


def test_values_are_taken_away_and_added_one_by_one() -> None:
    params = decode(QueryDict("q=x&area=A&area=B&kind=event"))
    assert QueryDict(without(params, "area", "A")) == QueryDict("q=x&kind=event&area=B")
    assert QueryDict(without(params, "area")) == QueryDict("q=x&kind=event")
    assert QueryDict(with_value(params, "area", "C")).getlist("area") == ["A", "B", "C"]
    assert params["area"] == ["A", "B"]


def test_a_value_is_chosen_once() -> None:
    query, _errors = read("area=A&area=A&area=")
    assert query.filters == {"area": ("A",)}


def test_all_languages_leave_the_readers_own() -> None:
    query, errors = read("q=x&locale=all", "ja")
    assert (query.language, query.filters, errors) == ("", {}, [])
    query, _errors = read("q=x&locale=en", "ja")
    assert (query.language, query.filters) == ("ja", {"locale": ("en",)})


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("kind=nothing", "kind"), ("month=2026-13", "month"), ("from=2026-02-30", "from"),
        ("from=9999-99-99", "from"), ("from=2026-01-02&to=2026-01-01", "to"),
        ("past=x", "past"), ("sort=best", "sort"), ("sort=distance", "near"),
        ("near=0,181", "near"), ("near=1e9,0", "near"), ("near=%00", "near"),
        ("locale=xx", "locale"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_and_left_out(address: str, wrong: str) -> None:
    query, errors = read(address)
    assert errors == [wrong]
    assert query.filters == {}
    assert (query.sort, query.point, query.date_to) == ("relevance", None, None)


def test_what_no_keyboard_writes_is_a_space() -> None:
    assert read("q=%00%1b%E9%99%A4%00%E9%9B%AA%7f")[0].text == "除 雪"
