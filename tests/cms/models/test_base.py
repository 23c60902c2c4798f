"""What all page types share."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from wagtail.models import Page

from cms.models import CaseStudyGroup, ContentPage, StandardPage
from search.documents import Searchable, SearchDocument
from tests.portal.factories import GroupFactory

from ..factories import (
    CaseStudyPageFactory,
    HandbookSectionPageFactory,
    NewsPageFactory,
    StandardPageFactory,
    aliased,
    japanese_home,
    stream,
)

pytestmark = pytest.mark.django_db

BODY = stream(
    ("text", "<p>公園の<b>花壇</b>を手入れします。</p>"),
    ("heading", {"text": "進め方", "level": "h2"}),
    ("note", {"kind": "warning", "title": "持ち物", "body": "<p>軍手</p>"}),
    (
        "table",
        {
            "caption": "役割表",
            "row_headers": True,
            "table": {
                "columns": [{"type": "text", "heading": "担い手"}],
                "rows": [{"values": ["自治会"]}],
            },
        },
    ),
)


def document(page: ContentPage) -> SearchDocument:
    """The page's one document."""
    (found,) = page.search_documents()
    return found


def test_search_sees_every_text_of_a_page_and_no_words_of_the_forms() -> None:
    page = StandardPageFactory(
        title="花壇の手引き", slug="flowers", summary="概要です。", body=BODY
    )
    assert isinstance(page, Searchable)
    found = document(page)
    assert (found.key, found.locale, found.kind) == (f"page:{page.translation_key}", "ja", "page")
    assert (found.title, found.url) == ("花壇の手引き", "/flowers/")
    for text in (
        "概要です。",
        "公園の花壇を手入れします。",
        "進め方",
        "持ち物",
        "軍手",
        "役割表",
        "自治会",
    ):
        assert text in found.body
    assert "Caution" not in found.body
    assert "注意" not in found.body


def test_kinds_dates_and_facets() -> None:
    news = document(NewsPageFactory(date=datetime.date(2026, 4, 1)))
    assert (news.kind, news.published_on) == ("news", datetime.date(2026, 4, 1))
    case = CaseStudyPageFactory(result="延べ412人が参加")
    case.groups.add(CaseStudyGroup(group=GroupFactory(name="川を守る会")))
    case.groups.add(CaseStudyGroup(group=GroupFactory(name="下書きの会", live=False)))
    case.save()
    found = document(case)
    assert (found.kind, found.facets) == ("case", {"field": ("07",)})
    assert "延べ412人が参加" in found.body
    assert "川を守る会" in found.body
    assert "下書きの会" not in found.body
    assert document(HandbookSectionPageFactory()).kind == "handbook"


def test_a_draft_of_a_public_page_is_not_what_search_sees() -> None:
    page = StandardPageFactory(title="公開中")
    page.title = "下書き"
    page.save_revision()
    assert document(page).title == "公開中"


def test_an_english_alias_with_japanese_text_is_no_english_document() -> None:
    page = StandardPageFactory()
    alias = aliased(page)
    assert list(alias.search_documents()) == []
    assert [found.locale for found in page.search_documents()] == ["ja"]


def test_a_translation_is_a_document_of_its_own_under_the_same_key() -> None:
    page = StandardPageFactory(slug="about")
    alias = aliased(page)
    StandardPage.objects.filter(pk=alias.pk).update(alias_of=None, title="About")
    english = StandardPage.objects.get(pk=alias.pk)
    found = document(english)
    assert (found.key, found.locale, found.url) == (page.search_key, "en", "/en/about/")
    assert found.title == "About"
    assert document(page).locale == "ja"


def test_an_alias_says_so_and_marks_the_language_of_its_text(client: Client) -> None:
    page = StandardPageFactory(slug="about")
    aliased(page)
    html = client.get("/en/about/").content.decode()
    assert '<html lang="en">' in html
    assert '<header class="page-header" lang="ja">' in html
    assert "has not been translated yet" in html
    assert '<link rel="canonical" href="http://testserver/about/">' in html
    assert "has not been translated yet" not in client.get("/about/").content.decode()


def test_a_page_is_reached_in_one_step_and_by_the_walk(client: Client) -> None:
    deep = HandbookSectionPageFactory(parent=HandbookSectionPageFactory())
    assert client.get(deep.get_url()).status_code == 200
    assert client.get(deep.get_url().rstrip("/") + "x/").status_code == 404
    route = Page.route(japanese_home(), None, deep.get_url().strip("/").split("/"))
    assert route.page == deep


def test_description_prefers_the_text_for_search_engines(client: Client) -> None:
    page = StandardPageFactory(slug="about", summary="概要", search_description="検索用の説明")
    html = client.get("/about/").content.decode()
    assert '<meta name="description" content="検索用の説明">' in html
    page.search_description = ""
    assert page.description == "概要"
