"""The one search: what it finds, in which language, how it relaxes, and at what cost."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from search.engines import get_engine
from search.models import SearchEntry
from search.query import Query, Results, matching_keys, search

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]

HOSTILE = [
    '"',
    '""',
    '"除雪',
    "除雪 AND",
    "NEAR(除雪, 5)",
    "text:除雪 OR *",
    "^除雪",
    "除雪*",
    "-除雪",
    "\0",
    "除雪\0ボランティア",
    "'; DROP TABLE search_index_text; --",
    "%s %d {x} {text}",
    "あ" * 10_000,
    "a " * 10_000,
    '"' * 10_000,
    "(" * 10_000,
    "\ud83d",
    "\u202e除雪\u202c",
    "<script>alert(1)</script>",
]


def keys(results: Results) -> list[str]:
    return [hit.key for hit in results.hits]


def facet(results: Results, name: str) -> dict[str, int]:
    return {
        value.value: value.count
        for facet in results.facets
        if facet.name == name
        for value in facet.values
    }


def test_pages_and_records_are_found_together() -> None:
    results = search(Query("除雪"))
    assert keys(results) == ["events:E1", "groups:G1"]
    assert (results.total, results.relaxed, results.widened) == (2, False, False)


def test_what_was_found_is_marked_in_the_raw_text() -> None:
    hit = search(Query("ﾎﾞﾗﾝﾃｨｱ")).hits[0]
    assert [(part.text, part.marked) for part in hit.title] == [
        ("除雪", False),
        ("ボランティア", True),
        ("講座", False),
    ]
    assert hit.plain_title == "除雪ボランティア講座"


def test_facets_count_without_their_own_filter() -> None:
    results = search(Query("除雪", {"kind": ("event",)}))
    assert keys(results) == ["events:E1"]
    assert facet(results, "kind") == {"event": 1, "group": 1}
    assert facet(results, "area") == {"北": 1}


def test_a_chosen_value_stays_to_be_removed() -> None:
    results = search(Query("除雪", {"area": ("西",)}))
    assert results.total == 0
    assert facet(results, "area") == {"北": 2, "西": 0}
    assert facet(results, "kind") == {}


def test_dates_narrow() -> None:
    day = datetime.date(2099, 12, 1)
    assert keys(search(Query(date_from=day))) == ["events:E2"]
    assert keys(search(Query("除雪", date_to=day))) == ["events:E1"]


def test_the_reader_stays_in_the_own_language() -> None:
    assert keys(search(Query("", language="en"))) == ["groups:G1"]
    assert search(Query("除雪", language="ja")).total == 2
    assert facet(search(Query("", language="en")), "locale") == {"ja": 5, "en": 1}


def test_other_languages_answer_where_the_own_has_nothing() -> None:
    results = search(Query("snow removal", language="ja"))
    assert (keys(results), results.widened, results.relaxed) == (["groups:G1"], True, False)
    assert search(Query("snow removal", {"locale": ("ja",)}, language="ja")).total == 0


def test_a_question_finds_what_has_some_of_its_words() -> None:
    results = search(Query("除雪のボランティアに清掃を頼みたい", language="ja"))
    assert results.relaxed
    assert keys(results)[0] == "events:E1"


def test_without_words_the_newest_comes_first(write: Any) -> None:
    write("news:N1", "お知らせ", published_on=datetime.date(2026, 11, 1))
    write("news:N2", "お知らせ", published_on=datetime.date(2026, 11, 2))
    assert keys(search(Query(language="ja")))[:2] == ["news:N2", "news:N1"]


def test_what_is_over_is_left_out_unless_it_is_asked_for(write: Any) -> None:
    day = timezone.localdate() - datetime.timedelta(days=1)
    write("events:E3", "終わった除雪講座", starts_on=day - datetime.timedelta(days=3), ends_on=day)
    write(
        "events:E4", "続いている除雪講座", starts_on=day, ends_on=day + datetime.timedelta(days=1)
    )
    assert set(keys(search(Query("除雪 講座")))) == {"events:E1", "events:E4"}
    assert "events:E3" in keys(search(Query("除雪 講座", past=True)))
    assert keys(search(Query("除雪 講座", date_to=day))) == ["events:E3", "events:E4"]


def test_words_that_say_nothing_find_nothing() -> None:
    assert search(Query("の")).total == 0
    assert search(Query("する こと")).total == 0


def test_pages_of_results() -> None:
    first = search(Query(language="ja", limit=2))
    second = search(Query(language="ja", limit=2, offset=2))
    assert len({*keys(first), *keys(second)}) == 4
    assert search(Query(language="ja", offset=10**9)).hits == []
    assert search(Query(language="ja", offset=10**9)).total == 5


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_nothing_that_is_typed_is_an_error(text: str) -> None:
    search(Query(text, language="ja"))
    search(Query("除雪", {"kind": (text,), text: ("x",)}))
    assert isinstance(matching_keys(text, "group"), list)


def test_hostile_words_do_not_hide_the_good_ones() -> None:
    assert keys(search(Query('"除雪" (講座)')))[0] == "events:E1"


@pytest.mark.parametrize("entries", [0, 40])
def test_the_cost_does_not_grow_with_what_is_found(
    entries: int, write: Any, django_assert_num_queries: Any
) -> None:
    for number in range(entries):
        write(f"groups:N{number}", f"除雪の会{number}", "除雪を手伝います。", area=("北",))
    search(Query("除雪"))  # combinations of facet values are read once a process
    vocabulary = 3  # its revision; its two tables too, as a test's transaction keeps nothing
    with django_assert_num_queries(vocabulary + (3 if get_engine().transactional else 2)):
        search(Query("除雪", {"area": ("北",)}, language="ja"))


def test_matching_keys_are_of_one_kind_and_each_once() -> None:
    assert matching_keys("除雪", "group") == ["groups:G1"]
    assert matching_keys("snow", "group") == ["groups:G1"]
    assert matching_keys("除雪 清掃", "group") == []
    assert matching_keys("", "group") == []


def test_an_entry_that_is_just_gone_is_left_out() -> None:
    SearchEntry.objects.filter(key="groups:G1").delete()
    assert keys(search(Query("除雪"))) == ["events:E1"]
    assert matching_keys("除雪", "group") == []
