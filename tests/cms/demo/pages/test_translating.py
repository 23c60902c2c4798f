"""Translated page files lie over their originals, with the state that wagtail-localize keeps."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.demo.pages import ContentError, Counts, load_pages
from cms.models import HandbookSectionPage

from .conftest import LoadedTree
from .files import TODAY, write

pytestmark = pytest.mark.django_db

ORIGINAL = """---
type: section
title: 協働とは
slug: what
summary: 説明します。
---

初めに[団体](/groups/G001/)と[手引き](index.md)を読みます。

- 一
- 二

::: table caption="例"
| 領域 | 数 |
| --- | ---: |
| 市民 | 3 |
:::

::: live_records title="団体" dataset=groups limit=3
:::
"""
TRANSLATED = """---
title: What is it?
summary: It explains.
---

First read about the [group](/groups/G001/) and the [handbook](index.md).

- One
- Two

::: table caption="Example"
| Area | Number |
| --- | ---: |
| Citizens | 3 |
:::

::: live_records title="Groups" dataset=groups limit=3
:::
"""


FILES = {
    "ja/index.md": "---\ntype: home\ntitle: ともに市\nslug: home\n---\n",
    "ja/10/index.md": "---\ntype: handbook\ntitle: 手引き\nslug: h\n---\n",
    "ja/10/01.md": ORIGINAL,
    "en/10/01.md": TRANSLATED,
}


def section(language: str) -> HandbookSectionPage:
    return HandbookSectionPage.objects.get(slug="what", locale__language_code=language)


def test_the_alias_becomes_a_translated_live_page(first_run: LoadedTree, root: Path) -> None:
    assert first_run.counts == Counts(created=4)
    page = section("en")
    assert (page.title, page.summary) == ("What is it?", "It explains.")
    assert page.live
    assert page.alias_of_id is None
    assert not page.has_unpublished_changes


def test_text_cells_and_titles_are_translated_and_the_rest_follows_the_original(
    root: Path,
) -> None:
    ours, theirs = section("en").body, section("ja").body
    assert [block.id for block in ours] == [block.id for block in theirs]
    text, table, live = (block.value for block in ours)
    assert "<li>One</li><li>Two</li>" in text.source.replace("\n", "")
    assert table["caption"] == "Example"
    assert table["table"].columns[0]["heading"] == "Area"
    assert list(table["table"].row_data[0]["values"]) == ["Citizens", 3.0]
    assert (live["title"], live["dataset"], live["limit"]) == ("Groups", "groups", 3)


def test_links_lead_to_the_translation(root: Path) -> None:
    source = section("en").body[0].value.source
    handbook = Page.objects.get(slug="h", locale__language_code="ja")
    assert 'href="/en/groups/G001/"' in source
    assert f'id="{handbook.pk}"' in source
    assert 'href="/groups/G001/"' in section("ja").body[0].value.source


def test_the_desk_knows_the_translation_as_complete(root: Path) -> None:
    translation = Translation.objects.get(source__object_id=section("ja").translation_key)
    total, translated = translation.get_progress()
    assert total == translated > 0


def test_the_second_run_changes_nothing(root: Path) -> None:
    before = section("en").latest_revision_id
    assert load_pages(root, TODAY) == Counts(unchanged=4)
    assert section("en").latest_revision_id == before


def test_a_changed_translation_is_published(root: Path) -> None:
    write(root, "en/10/01.md", TRANSLATED.replace("- One", "- The first"))
    assert load_pages(root, TODAY) == Counts(changed=1, unchanged=3)
    assert "The first" in section("en").body[0].value.source


def test_what_a_person_translated_is_kept(root: Path) -> None:
    user = get_user_model().objects.create_user("translator")
    section("en").save_revision(user=user).publish()
    write(root, "en/10/01.md", TRANSLATED.replace("What is it?", "Something else"))
    assert load_pages(root, TODAY) == Counts(kept=1, unchanged=3)
    assert section("en").title == "What is it?"


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("- Two\n", "", 6, "not the same paragraphs, points or cells"),
        ("| Citizens | 3 |", "| Citizens | 3 |\n| City | 4 |", 11, "not the same"),
        ("summary: It explains.\n", "", 1, "'summary' stands in only one"),
        ("summary: It explains.", "summary: x\nslug: x", 4, "no 'slug'"),
        ('::: live_records title="Groups" dataset=groups limit=3\n:::\n', "", 1, "missing"),
        ("- One\n- Two\n\n", "## One\n\n", 8, "'heading' stands where"),
    ],
)
def test_a_translation_unlike_its_original_is_named_with_file_and_line(
    root: Path, old: str, new: str, line: int, reason: str
) -> None:
    write(root, "en/10/01.md", TRANSLATED.replace(old, new))
    with pytest.raises(ContentError) as caught:
        load_pages(root, TODAY)
    assert str(caught.value).startswith(f"{root / 'en/10/01.md'}:{line}: ")
    assert reason in caught.value.reason


def test_a_translation_of_nothing_is_named(root: Path) -> None:
    write(root, "en/10/02.md", "---\ntitle: x\n---\n")
    with pytest.raises(ContentError, match=r"02\.md:1: there is no original"):
        load_pages(root, TODAY)
