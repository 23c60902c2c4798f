"""What a search costs in queries: the same few, whatever is asked and however it ends."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from search.browse import kind_links
from search.hits import for_people
from search.models import Promotion, Synonym
from search.narrowing import suggestions
from search.params import Reader, decode
from search.query import Results, search
from search.spelling import other_spellings
from tests.browser.page_types import MOST_QUERIES

from .conftest import write_entry

pytestmark = pytest.mark.django_db

IN_A_TEST = 2
"""The tables of the vocabulary, as a test's transaction keeps nothing."""

KINDS = ("group", "facility", "event", "handbook", "case", "news")

ASKED = {
    "": (4, 4),
    "q=防災訓練": (5, 7),  # in English nothing is: it is widened, and other spellings are tried
    "q=避難訓練": (5, 6),
    "q=保険 防災訓練": (5, 7),
    "q=防災訓練&kind=group&kind=event&past=1": (5, 7),
    "q=防災訓練&sort=newest&locale=all": (4, 4),
    "q=防災訓練&area=西&field=01&from=2026-11-01": (7, 7),
    "q=除雪": (3, 3),
    "q=除雪 清掃": (3, 3),
    "q=保健": (4, 4),
    "q=防災訓練 保健": (7, 7),
    "q=市民の保険はどこで使えますか": (6, 6),
    "q=drill in autumn": (6, 6),
}
"""What is asked, and its queries in Japanese and in English.

Beside the vocabulary's revision and the entries of hits and their languages: what has all words, in
which order; what has any; keys of like words, and what these find.
"""

OF_THE_FRAME = 5
"""The version of the content, branding, menu, site and city: what any page costs."""


@pytest.fixture(scope="module", autouse=True)
def _city(module_db: None) -> None:
    for number in range(4):
        for kind in KINDS:
            write_entry(f"{kind}s:{number}", f"防災訓練{number}", "市民の保険。", kind=kind)
    write_entry("groups:1", "Drill", "Insurance for citizens.", locale="en")
    Synonym.objects.create(words="避難訓練", others="防災訓練")
    Promotion.objects.create(words="防災訓練、防災訓練 保健", key="groups:1")
    search(Reader(QueryDict("q=市民")).query(offset=0, limit=1))  # what a process reads once


def everything(address: str, language: str) -> Results:
    """All that the page asks of the search."""
    params = QueryDict(address)
    results = search(Reader(params).query(offset=0, limit=20, language=language))
    for_people(results.hits, results.promoted)
    other_spellings(results)
    if not results.total:
        suggestions(results, decode(params))
        kind_links(results)
    return results


@pytest.mark.sqlite
@pytest.mark.parametrize(("address", "costs"), ASKED.items())
def test_everything_a_page_asks_of_the_search(
    address: str, costs: tuple[int, int], django_assert_num_queries: Any
) -> None:
    for language, cost in zip(("ja", "en"), costs, strict=True):
        with django_assert_num_queries(cost + IN_A_TEST):
            everything(address, language)
        assert cost + OF_THE_FRAME <= MOST_QUERIES


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("address", ASKED)
def test_the_page(
    client: Client, address: str, prefix: str, django_assert_max_num_queries: Any
) -> None:
    client.get(f"{prefix}/search/?{address}")  # a process reads types of pages once
    with django_assert_max_num_queries(MOST_QUERIES + IN_A_TEST):
        assert client.get(f"{prefix}/search/?{address}").status_code == 200


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("address", "cost"),
    {"": 3, "q=防災訓練": 4, "q=除雪 清掃": 3, "q=防災訓練 保健": 6, "q=保健": 4}.items(),
)
def test_the_api(client: Client, address: str, cost: int, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(cost + IN_A_TEST):
        assert client.get(f"/api/v1/search?{address}").status_code == 200


@pytest.mark.sqlite
def test_one_thing_less_is_asked_of_what_is_known(django_assert_num_queries: Any) -> None:
    results = everything("q=防災訓練&area=西", "ja")
    with django_assert_num_queries(0):
        offers = suggestions(results, {"q": ["防災訓練"], "area": ["西"]})
        kinds = kind_links(results)
    assert [offer.count for offer in offers] == [24]
    assert {kind.count for kind in kinds} == {4}
