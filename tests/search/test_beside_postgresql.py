"""Beside PostgreSQL the embedded engine is a file that reaches what was committed, and no more."""

from __future__ import annotations

from unittest import mock

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from portal.models import Group
from search.catch_up import last_version
from search.engines import get_engine
from search.models import SearchClock, SearchEntry
from search.query import Query, search
from tests.portal.factories import GroupFactory

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def found(text: str) -> int:
    return search(Query(text)).total


def rename(group: Group, name: str) -> None:
    group.name = name
    group.save_revision().publish()


def test_the_index_is_a_file_that_follows_each_commit() -> None:
    group = GroupFactory(name="除雪の会")
    rename(group, "清掃の会")
    assert (settings.DATA_DIR / "search.sqlite3").exists()
    assert not get_engine().transactional
    assert search(Query("除雪")).hits == []
    assert [hit.key for hit in search(Query("清掃")).hits] == [group.search_key]
    group.delete()
    assert found("清掃") == 0
    assert get_engine().position() == last_version()


def test_what_is_rolled_back_leaves_no_hit() -> None:
    group = GroupFactory(name="除雪の会")
    with transaction.atomic():
        rename(group, "清掃の会")
        assert found("清掃") == 0
        transaction.set_rollback(True)
    assert (found("除雪"), found("清掃")) == (1, 0)


def test_it_goes_on_where_it_was_interrupted() -> None:
    groups = [GroupFactory(name=f"除雪の会{number}") for number in range(3)]
    assert found("除雪") == 3
    rename(groups[0], "清掃の会")
    groups[1].delete()
    interrupted = mock.patch.object(type(get_engine()), "remove", side_effect=KeyboardInterrupt)
    with interrupted, pytest.raises(KeyboardInterrupt):
        found("清掃")
    assert get_engine().position() < last_version()
    assert (found("清掃"), found("除雪")) == (1, 1)


def test_it_begins_anew_beside_an_older_database() -> None:
    """As after a restored backup, or a new database in place of one that was dropped."""
    GroupFactory(name="除雪の会")
    assert found("除雪") == 1
    get_engine().set_position(last_version() + 100)
    GroupFactory(name="除雪の友")
    assert found("除雪") == 2
    SearchEntry.objects.all().delete()
    SearchClock.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert get_engine().ids() == set()
    GroupFactory(name="清掃の会")
    assert (found("除雪"), found("清掃")) == (0, 1)


def test_a_file_that_is_lost_is_made_anew() -> None:
    GroupFactory(name="除雪の会")
    assert found("除雪") == 1
    for file in settings.DATA_DIR.glob("search.sqlite3*"):
        file.unlink()
    get_engine.cache_clear()
    assert found("除雪") == 1
