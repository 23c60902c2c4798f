"""Pages are kept for visitors, never for or from anybody else, and are never old."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.models import ContentVersion
from portal.models import Change, Group
from tests.cms.factories import StandardPageFactory
from tests.portal.factories import GroupFactory

from .conftest import Commit

pytestmark = pytest.mark.django_db


def test_a_page_that_was_kept_costs_one_query(visitor: Client) -> None:
    ContentVersion.advance()
    first = visitor.get("/groups/")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        second = visitor.get("/groups/")
    assert second.content == first.content
    assert [query["sql"] for query in queries if "contentversion" not in query["sql"]] == []
    assert len(queries) == 1


def test_a_browser_that_asks_again_gets_no_page_twice(visitor: Client) -> None:
    first = visitor.get("/groups/")
    assert first["Cache-Control"] == "no-cache"
    again = visitor.get("/groups/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_is_published_shows_at_once(visitor: Client, commit: Commit) -> None:
    with commit():
        page = StandardPageFactory(title="前の題名")
    address = page.get_url()
    before = visitor.get(address)
    with commit():
        page.title = "新しい題名"
        page.save_revision().publish()
    after = visitor.get(address, headers={"If-None-Match": before["ETag"]})
    assert "新しい題名" in after.content.decode()
    with commit():
        page.unpublish()
    assert visitor.get(address).status_code == 404


def test_records_written_in_batches_show_at_once(visitor: Client, commit: Commit) -> None:
    group = GroupFactory()
    assert visitor.get(group.get_absolute_url()).status_code == 200
    with commit():
        Group.objects.filter(pk=group.pk).update(live=False)
        Change.objects.append_withdrawals([group])
    assert visitor.get(group.get_absolute_url()).status_code == 410


def test_languages_and_queries_are_kept_apart(visitor: Client) -> None:
    pages = [visitor.get(path) for path in ("/groups/", "/en/groups/", "/groups/?q=xyzzy")] * 2
    assert len({page.content for page in pages}) == 3


def test_nothing_is_kept_of_or_for_somebody_with_a_session(visitor: Client) -> None:
    editor = Client()
    editor.force_login(User.objects.create_superuser("somebody"))
    own = editor.get("/groups/")
    assert "Cache-Control" not in own.headers
    assert not caches["pages"]._cache  # type: ignore[attr-defined]  # what memory holds
    visitor.get("/groups/")
    caches["pages"].set_many(dict.fromkeys(caches["pages"]._cache, "spoilt"))  # type: ignore[attr-defined]
    assert editor.get("/groups/").content == own.content


@pytest.mark.parametrize("path", ["/search/?q=xyzzy", "/nothing/here/", "/api/v1/groups"])
def test_searches_errors_and_data_are_not_kept(visitor: Client, path: str) -> None:
    visitor.get(path)
    assert not caches["pages"]._cache  # type: ignore[attr-defined]  # what memory holds


def test_a_form_keeps_its_token_to_itself(visitor: Client) -> None:
    address = f"{GroupFactory().get_absolute_url()}report/"
    assert visitor.get(address).cookies
    assert not caches["pages"]._cache  # type: ignore[attr-defined]  # what memory holds
