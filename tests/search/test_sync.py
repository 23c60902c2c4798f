"""One entry per object and language, written only when something changed, all or nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db import transaction

from search import sync
from search.documents import SearchDocument
from search.engines import get_engine
from search.models import SearchClock, SearchEntry, SearchRemoval
from search.query import ready_engine

pytestmark = pytest.mark.django_db

DOCUMENT = SearchDocument(
    key="groups:G1",
    locale="ja",
    kind="group",
    title="雪かきの会",
    url="/groups/G1/",
    body="除雪を手伝います。",
    starts_on=datetime.date(2026, 11, 3),
    facets={"area": ("北", "南"), "field": ()},
)


@dataclass
class Thing:
    """A searchable object of the test's own."""

    documents: list[SearchDocument]
    search_key: str = "groups:G1"

    def search_documents(self) -> Iterator[SearchDocument]:
        yield from self.documents


def held() -> set[int]:
    """What the engine holds when somebody searches: beside PostgreSQL it catches up then."""
    ready_engine()
    return get_engine().ids()


def test_an_entry_holds_the_document_and_its_tokens() -> None:
    sync.update(Thing([DOCUMENT]))
    entry = SearchEntry.objects.get()
    assert (entry.key, entry.locale, entry.kind, entry.title) == (
        "groups:G1",
        "ja",
        "group",
        "雪かきの会",
    )
    assert entry.facets == {"area": ["北", "南"]}
    assert entry.body_tokens.split()[:2] == ["除雪", "手伝"]
    assert held() == {entry.pk}


def test_an_unchanged_document_writes_nothing() -> None:
    thing = Thing([DOCUMENT])
    sync.update(thing)
    version = SearchClock.objects.get().last
    assert sync.update(thing) is False
    assert SearchClock.objects.get().last == version


def test_a_change_keeps_the_entry_and_raises_its_version() -> None:
    sync.update(Thing([DOCUMENT]))
    before = SearchEntry.objects.get()
    sync.update(Thing([replace(DOCUMENT, body="屋根の雪下ろし")]))
    after = SearchEntry.objects.get()
    assert after.pk == before.pk
    assert after.version > before.version
    assert after.title_tokens == before.title_tokens
    assert "除雪" not in after.body_tokens.split()


def test_an_old_analysis_is_made_anew() -> None:
    sync.update(Thing([DOCUMENT]))
    SearchEntry.objects.update(analysis_version="0", title_tokens="old", body_tokens="old")
    sync.update(Thing([DOCUMENT]))
    entry = SearchEntry.objects.get()
    assert entry.analysis_version != "0"
    assert "old" not in (entry.title_tokens, entry.body_tokens)


def test_what_others_may_name_is_reported() -> None:
    assert sync.update(Thing([DOCUMENT])) is True
    assert sync.update(Thing([replace(DOCUMENT, body="別の文です。")])) is False
    assert sync.update(Thing([replace(DOCUMENT, url="/groups/other/")])) is True
    assert sync.update(Thing([replace(DOCUMENT, url="/groups/other/", title="雪の会")])) is True
    assert sync.update(Thing([])) is True


def test_a_language_that_is_gone_is_removed() -> None:
    english = replace(DOCUMENT, locale="en", title="Snow group", body="")
    sync.update(Thing([DOCUMENT, english]))
    assert SearchEntry.objects.count() == 2
    sync.update(Thing([DOCUMENT]))
    assert [entry.locale for entry in SearchEntry.objects.all()] == ["ja"]
    assert SearchRemoval.objects.count() == 1
    assert len(held()) == 1


def test_an_object_without_documents_is_removed() -> None:
    sync.update(Thing([DOCUMENT]))
    sync.update(Thing([]))
    assert SearchEntry.objects.count() == 0
    assert held() == set()


def test_removing_one_language_leaves_the_others() -> None:
    sync.update(Thing([DOCUMENT, replace(DOCUMENT, locale="en")]))
    sync.remove("groups:G1", {"en"})
    assert [entry.locale for entry in SearchEntry.objects.all()] == ["ja"]
    sync.remove("groups:G1")
    assert SearchEntry.objects.count() == 0
    sync.remove("groups:G1")


def test_versions_grow_from_change_to_change() -> None:
    for number in range(3):
        sync.update(Thing([replace(DOCUMENT, key=f"groups:G{number}")], f"groups:G{number}"))
    versions = list(SearchEntry.objects.order_by("pk").values_list("version", flat=True))
    assert versions == sorted(set(versions))
    assert SearchClock.objects.get().last == versions[-1]


def test_one_key_may_be_wanted_twice_in_a_batch() -> None:
    english = replace(DOCUMENT, locale="en", title="Snow group")
    both = (DOCUMENT, english)
    wanted = [sync.Wanted("groups:G1", both, {"ja"}), sync.Wanted("groups:G1", both, {"en"})]
    with transaction.atomic():
        sync.write(wanted, SearchClock.lock())
    assert SearchEntry.objects.count() == 2


@pytest.mark.parametrize("objects", [1, 30])
def test_new_objects_cost_few_statements_together(
    objects: int, django_assert_max_num_queries: Any
) -> None:
    wanted = [
        sync.Wanted(key, (replace(DOCUMENT, key=key),), None)
        for key in (f"groups:N{number}" for number in range(objects))
    ]
    with transaction.atomic(), django_assert_max_num_queries(20):
        sync.write(wanted, SearchClock.lock())
    assert len(held()) == objects
