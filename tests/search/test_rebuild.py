"""A rebuild makes the whole index anew, while people search and editors write."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search import sync
from search.engines import get_engine
from search.models import SearchEntry
from search.query import Query, search
from search.rebuild import only_one, rebuild
from search.refill import refill, silent
from tests.cms.factories import StandardPageFactory
from tests.portal.factories import EventFactory, GroupFactory

pytestmark = pytest.mark.django_db


def found(text: str) -> int:
    return search(Query(text)).total


def test_everything_public_is_indexed_and_the_rest_removed(write: Any) -> None:
    GroupFactory(name="雪かき応援団")
    EventFactory(name="除雪講座")
    StandardPageFactory(title="除雪のページ")
    GroupFactory(name="除雪準備会", live=False)
    rebuild([get_engine()], silent)  # the first home page comes from a migration
    expected = set(SearchEntry.objects.values_list("key", "locale"))
    SearchEntry.objects.all().delete()
    get_engine().remove(get_engine().ids())
    write("groups:OLD", "もうない除雪の会")
    report = rebuild([get_engine()], silent)
    assert set(SearchEntry.objects.values_list("key", "locale")) == expected
    assert (report.entries, report.removed) == (len(expected), 1)
    assert get_engine().ids() == set(SearchEntry.objects.values_list("pk", flat=True))
    assert found("除雪") == 2


def test_the_old_index_answers_until_the_new_one_is_whole(write: Any) -> None:
    write("groups:G1", "除雪の会")
    during: list[int] = []
    refill(get_engine(), lambda *_: during.append(found("除雪")))
    assert during == [1]
    assert found("除雪") == 1


def test_what_is_written_during_a_rebuild_is_not_lost(write: Any) -> None:
    write("groups:G1", "除雪の会")
    write("groups:G2", "除雪から離れる会")
    write("groups:G3", "除雪をやめる会")

    def editor(what: str, done: int, total: int) -> None:
        write("groups:G4", "除雪を始める会")
        write("groups:G2", "清掃の会")
        sync.remove("groups:G3")

    refill(get_engine(), editor)
    assert {hit.key for hit in search(Query("除雪")).hits} == {"groups:G1", "groups:G4"}
    assert found("清掃") == 1
    assert found("やめる") == 0


def test_what_is_published_during_a_rebuild_is_newer_than_what_was_read() -> None:
    first, second = GroupFactory(name="除雪の会"), GroupFactory(name="清掃の会")

    def editor(what: str, done: int, total: int) -> None:
        if not found("天文"):
            second.name = "天文の会"
            second.save_revision().publish()

    rebuild([get_engine()], editor)
    assert found("天文") == 1
    assert found("清掃") == 0
    assert found(first.name) == 1


def test_an_older_analysis_is_made_anew() -> None:
    GroupFactory(name="除雪の会")
    SearchEntry.objects.update(analysis_version="0", title_tokens="old")
    rebuild([get_engine()], silent)
    assert not SearchEntry.objects.filter(analysis_version="0").exists()
    assert found("除雪") == 1


def test_the_command_says_what_it_did() -> None:
    GroupFactory(name="除雪の会")
    out = StringIO()
    call_command("rebuild_search", "--no-progress", stdout=out)
    assert out.getvalue().strip().endswith("0 removed.")


def test_two_rebuilds_at_once_are_refused() -> None:
    with only_one(), pytest.raises(CommandError, match="Another rebuild"):
        call_command("rebuild_search", "--no-progress")
    call_command("rebuild_search", "--no-progress", verbosity=0)
