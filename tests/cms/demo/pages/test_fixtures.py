"""The demo city's own pages: all load, all are public, every link and reference leads somewhere."""

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from cms.demo.pages import Counts, load_pages
from cms.demo.pages.drawings import DRAWINGS
from cms.demo.pages.tree import PageFile, read_tree
from cms.models import (
    CaseStudyPage,
    HandbookPage,
    HandbookSectionPage,
    NewsCategory,
    NewsPage,
)

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.xdist_group("demo-data")]

ROOT = Path(settings.BASE_DIR) / "fixtures" / "pages"
TODAY = timezone.localdate()


def page_files(language: str) -> list[PageFile]:
    return read_tree(ROOT / language, TODAY, language)


def test_loading_again_changes_no_page(demo: str) -> None:
    files = len(page_files("ja")) + len(page_files("en"))
    assert load_pages(ROOT, TODAY) == Counts(unchanged=files)


def test_the_handbook_has_five_chapters_each_with_text_and_sections(demo: str) -> None:
    edition = HandbookPage.objects.get(locale__language_code="ja", slug="handbook")
    chapters = HandbookSectionPage.objects.child_of(edition)
    titles = [chapter.title for chapter in chapters.order_by("path")]
    assert [title[:3] for title in titles] == ["きょう", "ハンド", "協働の", "協働・", "身近な"]
    sections = [HandbookSectionPage.objects.child_of(chapter).count() for chapter in chapters]
    assert min(sections) >= 2
    assert sections[3] == 6


def test_cases_and_news_are_as_many_as_the_demo_shows(demo: str) -> None:
    cases = CaseStudyPage.objects.filter(locale__language_code="ja")
    assert cases.count() == 12
    assert not cases.filter(image=None).exists()
    assert not cases.filter(image_alt="").exists()
    news = NewsPage.objects.filter(locale__language_code="ja")
    assert news.count() == 24
    assert set(news.values_list("category", flat=True)) == set(NewsCategory.values)
    dates = list(news.values_list("date", flat=True))
    assert max(dates) <= TODAY
    assert sum(date > TODAY - datetime.timedelta(days=60) for date in dates) >= 12
    assert TODAY.year - 1 in {date.year for date in dates}, "the filter by year has one year only"


def test_every_kind_of_block_is_used_in_the_handbook(demo: str) -> None:
    blocks = {block.block_type for page in HandbookSectionPage.objects.all() for block in page.body}
    assert blocks >= {
        "text",
        "heading",
        "note",
        "figure",
        "table",
        "steps",
        "comparison",
        "checklist",
        "download",
        "live_records",
    }


def test_the_appendices_are_numbered_and_the_summary_is_not(demo: str) -> None:
    editions = HandbookPage.objects.filter(locale__language_code="ja").order_by("path")
    numbering = [(edition.slug, edition.numbering) for edition in editions]
    assert numbering == [
        ("handbook", "chapters"),
        ("handbook-appendix", "appendices"),
        ("handbook-summary", "none"),
    ]
    appendices = HandbookSectionPage.objects.child_of(editions[1])
    assert appendices.count() == 8


def test_every_section_of_the_handbook_can_be_read_at_length(demo: str) -> None:
    """Sections below a chapter and the appendices fill several screens."""
    sections = HandbookSectionPage.objects.filter(locale__language_code="ja", depth=5)
    lengths = {section.slug: sum(map(len, section.search_texts())) for section in sections}
    assert len(lengths) >= 22
    assert {slug: length for slug, length in lengths.items() if length < 1200} == {}


def test_headings_go_down_one_level_at_a_time(demo: str) -> None:
    for page in HandbookSectionPage.objects.all():
        levels = [int(b.value["level"][1]) for b in page.body if b.block_type == "heading"]
        assert all(below <= above + 1 for above, below in pairwise([1, *levels])), page.url_path


def test_every_picture_of_the_demo_is_shown_somewhere(demo: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "ja").rglob("*.md")]
    shown = {name for text in texts for name in re.findall(r"drawing:([a-z-]+)", text)}
    assert shown == set(DRAWINGS)


def sources() -> Iterator[tuple[PageFile, str]]:
    for file in page_files("ja"):
        for source in file.front.values.get("source", []):
            yield file, source


def test_every_source_in_the_ledger_is_named_to_the_reader() -> None:
    ledger = list(sources())
    assert len(ledger) >= 10
    for file, source in ledger:
        text = file.source.read_text(encoding="utf-8").split("---", 2)[2]
        assert f"出典：{source}" in text or f"、{source}" in text, (file.source, source)


def test_whoever_names_a_source_keeps_it_in_the_ledger() -> None:
    for file in page_files("ja"):
        text = file.source.read_text(encoding="utf-8").split("---", 2)[2]
        assert ("出典：" in text) == bool(file.front.values.get("source")), file.source


def test_the_city_calls_nobody_real() -> None:
    """Telephone numbers begin with 0000, addresses end in .example."""
    for file in [*page_files("ja"), *page_files("en")]:
        text = file.source.read_text(encoding="utf-8")
        phones = re.findall(r"[0-9]{2,4}-[0-9]{2,4}-[0-9]{3,4}", text)
        assert all(phone.startswith("0000-00-") for phone in phones), file.source
        assert all(host.endswith("tomoni.example") for host in re.findall(r"@([a-z.]+)", text)), (
            file.source
        )
