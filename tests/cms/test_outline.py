"""Numbers, reading order and what is around a page come from the tree."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from cms.models import HandbookPage, HandbookSectionPage, Numbering

from .factories import HandbookPageFactory, HandbookSectionPageFactory, stream

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def edition(module_db: None) -> HandbookPage:
    """Two chapters with two sections each, and a preface without a number."""
    edition = HandbookPageFactory(slug="handbook")
    HandbookSectionPageFactory(parent=edition, title="はじめに", slug="preface", numbered=False)
    for chapter in "ab":
        page = HandbookSectionPageFactory(parent=edition, title=f"章{chapter}", slug=chapter)
        for section in "xy":
            HandbookSectionPageFactory(parent=page, title=f"節{section}", slug=section)
    return edition


def titles(edition: HandbookPage) -> list[str]:
    """All titles with their numbers in reading order, without the edition's own."""
    edition = HandbookPage.objects.get(pk=edition.pk)
    return [entry.title for entry in edition.outline()][1:]


def section(edition: HandbookPage, path: str) -> HandbookSectionPage:
    """The section at a path of slugs below the edition."""
    return Page.objects.get(url_path=f"{edition.url_path}{path}/").specific


def test_numbers_follow_the_tree(edition: HandbookPage) -> None:
    assert titles(edition) == [
        "はじめに",
        "第1章 章a",
        "〔1-1〕 節x",
        "〔1-2〕 節y",
        "第2章 章b",
        "〔2-1〕 節x",
        "〔2-2〕 節y",
    ]


def test_numbers_follow_a_move(edition: HandbookPage) -> None:
    section(edition, "b").move(section(edition, "a"), pos="left")
    assert titles(edition)[:4] == ["はじめに", "第1章 章b", "〔1-1〕 節x", "〔1-2〕 節y"]


def test_a_section_can_lie_as_deep_as_needed(edition: HandbookPage) -> None:
    deep = HandbookSectionPageFactory(parent=section(edition, "b/y"), title="項")
    assert deep.outline().entry(deep).title == "〔2-2-1〕 項"


def test_what_is_not_public_is_not_counted(edition: HandbookPage) -> None:
    section(edition, "a/x").unpublish()
    assert "〔1-1〕 節y" in titles(edition)


def test_nothing_leads_below_what_is_not_public(edition: HandbookPage) -> None:
    PageViewRestriction.objects.create(page=section(edition, "a"), restriction_type="login")
    assert titles(edition) == ["はじめに", "第1章 章b", "〔1-1〕 節x", "〔1-2〕 節y"]


@pytest.mark.parametrize(
    ("numbering", "first"),
    [(Numbering.APPENDICES, "資料1 章a"), (Numbering.NONE, "章a")],
)
def test_an_edition_chooses_how_chapters_are_called(
    edition: HandbookPage, numbering: str, first: str
) -> None:
    edition.numbering = numbering
    edition.save()
    assert titles(edition)[1] == first


def test_numbers_are_called_in_the_readers_language(edition: HandbookPage) -> None:
    with translation.override("en"):
        assert titles(edition)[1:3] == ["Chapter 1 章a", "[1-1] 節x"]


def test_previous_and_next_follow_reading_order(edition: HandbookPage) -> None:
    page = section(edition, "b")
    outline = page.outline()
    entry = outline.entry(page)
    assert outline.previous(entry).title == "〔1-2〕 節y"
    assert outline.next(entry).title == "〔2-1〕 節x"
    assert outline.previous(outline.edition) is None
    last = outline.entry(section(edition, "b/y"))
    assert outline.next(last) is None


def test_the_pages_show_it(edition: HandbookPage, client: Client) -> None:
    html = client.get("/handbook/b/").content.decode()
    assert "第2章 章b" in html
    assert '<a rel="prev" href="/handbook/a/y/">' in html
    assert '<a rel="next" href="/handbook/b/x/">' in html


def test_a_draft_previews_in_its_place(edition: HandbookPage) -> None:
    draft = HandbookSectionPageFactory(parent=section(edition, "a"), live=False, title="新しい節")
    draft.body = stream(("heading", {"text": "見出し", "level": "h2"}))
    html = draft.make_preview_request().content.decode()
    assert "〔1-3〕 新しい節" in html
    assert '<h2 id="h-00000001">見出し</h2>' in html
    assert "新しい節" not in " ".join(titles(edition))
