"""A folder of page files becomes the page tree, once; later runs change what has changed."""

import datetime
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Locale, Page

from cms.demo.pages import ContentError, Counts, load_pages
from cms.models import CaseStudyPage, HandbookSectionPage, HomePage, NewsPage
from tests.portal.factories import GroupFactory

from .conftest import LoadedTree
from .files import TODAY, write

pytestmark = pytest.mark.django_db

CASE = """---
type: case
title: 川の清掃
slug: river
groups: [G001]
facilities: [F008]
sections: [../10-handbook/01-a.md]
image: drawing:bridge
image_alt: 岸を結ぶ橋
form: cooperation
field: "07"
year: 2012
---

[手引き](../10-handbook/index.md)と[団体](/groups/G001/)をご覧ください。
"""
FILES = {
    "ja/index.md": "---\ntype: home\ntitle: ともに\nslug: home\nheadline: 一緒に\n---\n",
    "ja/10-handbook/index.md": "---\ntype: handbook\ntitle: 手引き\nslug: handbook\n---\n",
    "ja/10-handbook/01-a.md": (
        "---\ntype: section\ntitle: 一\nslug: one\n---\n本文。\n\n## 見出し\n"
    ),
    "ja/10-handbook/03-c.md": "---\ntype: section\ntitle: 三\nslug: three\n---\n",
    "ja/20-cases/index.md": "---\ntype: cases\ntitle: 事例\nslug: cases\n---\n",
    "ja/20-cases/01-river.md": CASE,
    "ja/30-news/index.md": "---\ntype: news-index\ntitle: お知らせ\nslug: news\n---\n",
    "ja/30-news/01-call.md": (
        "---\ntype: news\ntitle: 募集\nslug: call\ndate: -3d\ncategory: call\n---\n"
        "締切りは{{+9d}}。\n"
    ),
}


def paths_of(language: str) -> list[str]:
    home = HomePage.objects.get(locale__language_code=language)
    pages = Page.objects.descendant_of(home).order_by("path")
    return [page.url_path.removeprefix(home.url_path) for page in pages]


def snapshot() -> list[tuple[object, ...]]:
    """What a run that changes nothing leaves untouched."""
    columns = ("pk", "path", "url_path", "latest_revision_id", "last_published_at", "live")
    return list(Page.objects.order_by("pk").values_list(*columns))


def test_the_folder_is_the_tree_in_the_order_of_the_numbers(
    first_run: LoadedTree, root: Path
) -> None:
    assert first_run.counts == Counts(created=len(FILES))
    assert paths_of("ja") == [
        "handbook/",
        "handbook/one/",
        "handbook/three/",
        "cases/",
        "cases/river/",
        "news/",
        "news/call/",
    ]


def test_everything_is_published_and_follows_into_english(root: Path) -> None:
    assert not Page.objects.filter(live=False).exists()
    assert paths_of("en") == paths_of("ja")
    assert not any(Page.find_problems())


def test_fields_references_days_and_links_arrive(root: Path) -> None:
    case = CaseStudyPage.objects.get(locale__language_code="ja")
    assert [link.group.code for link in case.groups.all()] == ["G001"]
    assert [link.facility.code for link in case.facilities.all()] == ["F008"]
    assert [link.section.slug for link in case.sections.all()] == ["one"]
    assert case.image is not None
    assert (case.image.title, case.image_alt) == ("第3章 協働の基本", "岸を結ぶ橋")
    assert (case.form, case.field, case.year) == ("cooperation", "07", 2012)
    handbook = Page.objects.get(slug="handbook", locale__language_code="ja")
    assert f'<a linktype="page" id="{handbook.pk}">手引き</a>' in case.body[0].value.source
    assert '<a href="/groups/G001/">団体</a>' in case.body[0].value.source
    news = NewsPage.objects.get(locale__language_code="ja")
    assert news.date == datetime.date(2026, 3, 29)
    assert "4月10日（金）" in news.body[0].value.source


def test_the_second_run_changes_nothing_and_says_so(root: Path) -> None:
    before = snapshot()
    assert load_pages(root, TODAY) == Counts(unchanged=len(FILES))
    assert snapshot() == before


def test_another_day_changes_only_what_tells_days(root: Path) -> None:
    counts = load_pages(root, TODAY + datetime.timedelta(days=1))
    assert counts == Counts(changed=1, unchanged=len(FILES) - 1)


def test_a_changed_file_changes_its_page_and_keeps_the_ids_of_its_headings(root: Path) -> None:
    heading = HandbookSectionPage.objects.get(slug="one", locale__language_code="ja").body[1]
    text = "---\ntype: section\ntitle: 新しい一\nslug: one\n---\n本文。\n\n## 別の見出し\n"
    write(root, "ja/10-handbook/01-a.md", text)
    assert load_pages(root, TODAY) == Counts(changed=1, unchanged=len(FILES) - 1)
    page = HandbookSectionPage.objects.get(slug="one", locale__language_code="ja")
    assert (page.title, page.body[1].value["text"]) == ("新しい一", "別の見出し")
    assert page.body[1].id == heading.id


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_new_file_takes_its_place_among_its_siblings(root: Path, language: str) -> None:
    write(root, "ja/10-handbook/00-z.md", "---\ntype: section\ntitle: 零\nslug: zero\n---\n")
    write(root, "ja/10-handbook/02-b.md", "---\ntype: section\ntitle: 二\nslug: two\n---\n")
    assert load_pages(root, TODAY) == Counts(created=2, unchanged=len(FILES))
    assert not any(Page.find_problems())
    assert paths_of(language)[1:5] == [f"handbook/{n}/" for n in ("zero", "one", "two", "three")]


def test_what_a_person_wrote_is_kept(root: Path) -> None:
    page = HandbookSectionPage.objects.get(slug="one", locale__language_code="ja")
    page.title = "人が直した題"
    page.save_revision(user=get_user_model().objects.create_user("editor")).publish()
    write(
        root, "ja/10-handbook/01-a.md", FILES["ja/10-handbook/01-a.md"].replace("本文", "別の本文")
    )
    assert load_pages(root, TODAY) == Counts(kept=1, unchanged=len(FILES) - 1)
    page.refresh_from_db()
    assert page.title == "人が直した題"


def test_a_page_that_a_person_took_down_stays_down(root: Path) -> None:
    HandbookSectionPage.objects.get(slug="one", locale__language_code="ja").unpublish()
    assert load_pages(root, TODAY).kept == 1
    assert not HandbookSectionPage.objects.get(slug="one", locale__language_code="ja").live


def test_a_moved_page_is_found_again(root: Path) -> None:
    page = Page.objects.get(slug="three", locale__language_code="ja")
    page.move(Page.objects.get(slug="one", locale__language_code="ja"), pos="last-child")
    assert load_pages(root, TODAY) == Counts(unchanged=len(FILES))


SECTION = "---\ntype: section\ntitle: x\nslug: d\n---\n\n"
FOUR, CASE_TWO, NEWS_TWO = (
    "ja/10-handbook/04-d.md",
    "ja/20-cases/02-b.md",
    "ja/30-news/02-b.md",
)
OTHER_CASE = CASE.replace("slug: river", "slug: b")
MISTAKES = {
    "broken YAML": (FOUR, "---\ntitle: [\n---\n", 2, "no YAML"),
    "unknown type": (FOUR, "---\ntype: chapter\ntitle: x\n---\n", 2, "type 'chapter'"),
    "key of another type": (FOUR, "---\ntype: section\ntitle: x\nyear: 1\n---\n", 4, "'year'"),
    "no slug": (FOUR, "---\ntype: section\ntitle: x\n---\n", 1, "'slug' is missing"),
    "slug in use": (FOUR, SECTION.replace("slug: d", "slug: one"), 4, "slug"),
    "unknown block": (FOUR, SECTION + "::: stairs\n:::\n", 7, "unknown block 'stairs'"),
    "refused by the block": (FOUR, SECTION + "::: steps\n1. 一\n:::\n", 7, "steps"),
    "link to no file": (FOUR, SECTION + "[x](05-none.md)\n", 7, "'05-none.md'"),
    "link to a path": (FOUR, SECTION + "[x](/handbook/one/)\n", 7, "link to the page's file"),
    "no day": (FOUR, SECTION + "締切り{{+9x}}\n", 7, "{{+14d}}"),
    "unknown dataset": (FOUR, SECTION + "::: live_records dataset=x\n:::\n", 7, "dataset"),
    "unknown filter": (
        FOUR,
        SECTION + "::: live_records dataset=groups filter=colour=red\n:::\n",
        7,
        "colour",
    ),
    "unknown code": (CASE_TWO, OTHER_CASE.replace("[G001]", "[G999]"), 5, "'G999'"),
    "unknown form": (CASE_TWO, OTHER_CASE.replace("cooperation", "friends"), 10, "'friends'"),
    "unknown section": (CASE_TWO, OTHER_CASE.replace("01-a", "09-z"), 7, "09-z.md' for sections"),
    "unknown picture": (CASE_TWO, OTHER_CASE.replace("drawing:bridge", "x.png"), 8, "'x.png'"),
    "picture without words": (
        CASE_TWO,
        OTHER_CASE.replace("岸を結ぶ橋", '""'),
        9,
        "image_alt",
    ),
    "no date": (NEWS_TWO, FILES["ja/30-news/01-call.md"].replace("-3d", "3日前"), 5, "'3日前'"),
    "no page above": (
        "ja/90-x/01-y.md",
        "---\ntype: standard\ntitle: x\nslug: x\n---\n",
        1,
        "90-x/index.md",
    ),
}


@pytest.mark.parametrize(("name", "text", "line", "reason"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_file_and_line_and_nothing_is_loaded(
    root: Path, name: str, text: str, line: int, reason: str
) -> None:
    write(root, name, text)
    before = snapshot()
    with pytest.raises(ContentError) as caught:
        load_pages(root, TODAY)
    assert str(caught.value).startswith(f"{root / name}:{line}: ")
    assert reason in caught.value.reason
    assert snapshot() == before


def test_a_file_that_is_not_utf8_is_named(root: Path) -> None:
    (root / "ja" / "10-handbook" / "04-d.md").write_bytes("題".encode("cp932"))
    with pytest.raises(ContentError, match=r"04-d\.md:1: the file is not UTF-8"):
        load_pages(root, TODAY)


def test_a_withdrawn_record_is_no_reference(root: Path) -> None:
    GroupFactory(code="G002", live=False)
    write(root, "ja/20-cases/01-river.md", CASE.replace("[G001]", "[G002]"))
    with pytest.raises(ContentError, match="'G002'"):
        load_pages(root, TODAY)


def test_the_default_locale_is_the_original_language(root: Path) -> None:
    japanese = Locale.objects.get(language_code="ja")
    originals = Page.objects.filter(alias_of__isnull=True, depth__gt=1)
    assert set(originals.values_list("locale", flat=True)) == {japanese.pk}
