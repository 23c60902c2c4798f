"""The desk's search finds a page by words and half words, and never fails on what is typed."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Page

from tests.cms.factories import StandardPageFactory
from tests.search.test_query import HOSTILE

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def desk(module_db: None) -> Page:
    return StandardPageFactory(title="市民活動の問い合わせ窓口", body="[]")


def titles(results: Any) -> list[str]:
    return [str(found) for found in results]


@pytest.mark.parametrize("text", ["市民", "問合せ", "といあわせ", "市民 窓口"])
def test_words_are_found_however_they_are_written(desk: Page, text: str) -> None:
    assert titles(Page.objects.search(text)) == [desk.title]


@pytest.mark.parametrize(
    "text", ["市", "市民活", "活動", "といあわせ", "問合せ", "窓", "民活動の問い"]
)
def test_parts_of_words_are_found_while_typing(desk: Page, text: str) -> None:
    assert titles(Page.objects.autocomplete(text)) == [desk.title]


def test_what_is_not_there_is_not_found(desk: Page) -> None:
    assert titles(Page.objects.autocomplete("除雪")) == []
    assert titles(Page.objects.search("民活")) == []


def test_filters_order_and_counts_still_work(desk: Page) -> None:
    StandardPageFactory(title="市民活動の補助金", live=False)
    found = Page.objects.live().autocomplete("市民活動")
    assert titles(found) == [desk.title]
    assert found.count() == 1
    ordered = Page.objects.order_by("-title").search("市民", order_by_relevance=False)
    assert titles(ordered) == ["市民活動の補助金", desk.title]


@pytest.mark.parametrize(
    "text", [*HOSTILE, "", " ", "の", "ﷺ" * 100], ids=lambda text: repr(text[:12])
)
def test_nothing_that_is_typed_is_an_error(desk: Page, text: str) -> None:
    list(Page.objects.search(text))
    list(Page.objects.autocomplete(text))
    list(Page.objects.search(text, operator="or"))


def test_the_pages_list_of_the_desk_finds(desk: Page, admin_client: Any) -> None:
    for text in ("問合せ", "市民活", '"市民'):
        response = admin_client.get("/admin/pages/search/", {"q": text})
        assert response.status_code == 200
        assert desk.title in response.content.decode()
