"""Whatever makes a page or record public, changes or withdraws it, search knows at once."""

from __future__ import annotations

import pytest
from django.db import transaction
from wagtail.models import Page, PageViewRestriction

from portal.models import Group
from search.engines import get_engine
from search.models import SearchEntry, SearchRemoval
from search.query import Query, search
from tests.cms.factories import (
    HandbookPageFactory,
    HandbookSectionPageFactory,
    StandardPageFactory,
    aliased,
)
from tests.portal.factories import GroupFactory

pytestmark = pytest.mark.django_db


def found(text: str) -> list[str]:
    """Addresses of what has all the words."""
    results = search(Query(text))
    return [] if results.relaxed else [hit.url for hit in results.hits]


@pytest.fixture
def edition() -> Page:
    return HandbookPageFactory(title="協働の手引き", slug="tebiki")


@pytest.fixture
def chapter(edition: Page) -> Page:
    return HandbookSectionPageFactory(parent=edition, title="除雪のしくみ", slug="josetsu")


@pytest.fixture
def section(chapter: Page) -> Page:
    return HandbookSectionPageFactory(parent=chapter, title="排雪の申込み", slug="haisetsu")


def publish(page: Page) -> None:
    page.save_revision().publish()


def test_a_page_that_is_published_is_found(section: Page) -> None:
    assert found("排雪") == ["/tebiki/josetsu/haisetsu/"]


def test_a_draft_is_not_found_and_its_text_does_not_leak(section: Page) -> None:
    section.title = "秘密の予定"
    section.save_revision()
    assert found("秘密") == []
    assert found("排雪") != []
    publish(section)
    assert found("秘密") != []
    assert found("排雪") == []


def test_an_unpublished_page_is_gone(section: Page) -> None:
    section.unpublish()
    assert found("排雪") == []


def test_a_deleted_page_is_gone_with_all_below(edition: Page, section: Page) -> None:
    edition.delete()
    assert SearchEntry.objects.filter(key__startswith="page:", kind="handbook").count() == 0
    assert found("排雪") == []
    assert SearchRemoval.objects.count() >= 3


def test_a_moved_page_is_found_at_its_new_place_with_all_below(
    edition: Page, chapter: Page, section: Page
) -> None:
    other = HandbookPageFactory(title="別の手引き", slug="betsu")
    chapter.move(other, pos="last-child")
    assert found("排雪") == ["/betsu/josetsu/haisetsu/"]
    assert found("除雪 しくみ") == ["/betsu/josetsu/"]


def test_another_slug_gives_another_address_to_all_below(chapter: Page, section: Page) -> None:
    chapter.slug = "yuki"
    publish(chapter)
    assert found("排雪") == ["/tebiki/yuki/haisetsu/"]


def test_a_slug_that_is_saved_without_publishing_counts_too(
    chapter: Page, section: Page, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        chapter.slug = "fuyu"
        chapter.save()
    assert found("排雪") == ["/tebiki/fuyu/haisetsu/"]


def test_a_restriction_of_an_ancestor_hides_all_below(edition: Page, section: Page) -> None:
    restriction = PageViewRestriction.objects.create(
        page=edition, restriction_type=PageViewRestriction.LOGIN
    )
    assert found("排雪") == []
    restriction.delete()
    assert found("排雪") == ["/tebiki/josetsu/haisetsu/"]


def test_a_page_published_below_a_restriction_stays_hidden(edition: Page) -> None:
    PageViewRestriction.objects.create(page=edition, restriction_type=PageViewRestriction.LOGIN)
    publish(HandbookSectionPageFactory(parent=edition, title="内部の資料"))
    assert found("内部") == []


def test_a_page_moved_out_of_a_restriction_is_found(edition: Page, chapter: Page) -> None:
    PageViewRestriction.objects.create(page=edition, restriction_type=PageViewRestriction.LOGIN)
    chapter.move(HandbookPageFactory(title="公開の手引き", slug="kokai"), pos="last-child")
    assert found("除雪 しくみ") == ["/kokai/josetsu/"]


def test_a_copy_is_found_once_it_is_live(section: Page) -> None:
    section.copy(update_attrs={"slug": "copy", "title": "写しの節"}, keep_live=True)
    assert found("写し") == ["/tebiki/josetsu/copy/"]


def test_an_alias_in_another_language_adds_nothing_and_takes_nothing(section: Page) -> None:
    alias = aliased(section)
    assert found("排雪") == ["/tebiki/josetsu/haisetsu/"]
    alias.delete()
    assert found("排雪") == ["/tebiki/josetsu/haisetsu/"]


def test_a_page_and_its_entry_are_written_together(section: Page) -> None:
    with transaction.atomic():
        section.title = "取り消される題"
        publish(section)
        assert bool(found("取り消される")) == get_engine().transactional
        transaction.set_rollback(True)
    assert found("取り消される") == []
    assert found("排雪") != []


def test_a_record_is_found_while_it_is_live() -> None:
    group: Group = GroupFactory(name="雪かき応援団")
    assert found("応援団") == [group.get_absolute_url()]
    group.name = "雪下ろし応援隊"
    group.save_revision()
    assert found("応援団") != []
    group.save_revision().publish()
    assert found("応援団") == []
    assert found("応援隊") != []
    group.unpublish()
    assert found("応援隊") == []


def test_a_record_that_was_never_live_is_not_found() -> None:
    GroupFactory(name="準備中の会", live=False)
    assert found("準備中") == []


def test_a_deleted_record_is_gone() -> None:
    group = GroupFactory(name="解散する会")
    group.delete()
    assert found("解散") == []


def test_models_that_search_does_not_hold_are_left_alone() -> None:
    page = Page.objects.first()
    assert page is not None
    page.save()
    StandardPageFactory(title="ふつうのページ")
    assert not SearchEntry.objects.filter(title=page.title, kind="").exists()
