"""Who picks a block sees what it is for, and each field says what belongs there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import translation
from wagtail.blocks import (
    Block,
    CharBlock,
    IntegerBlock,
    ListBlock,
    StreamBlock,
    StructBlock,
)

from cms.models import HomePage, StandardPage
from tests.cms.factories import (
    CaseStudyIndexPageFactory,
    CaseStudyPageFactory,
    HandbookPageFactory,
    HandbookSectionPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
)
from tests.cms.images import picture
from tests.portal.factories import FacilityFactory, GroupFactory
from tests.portal.many import make_many

STREAMS: list[StreamBlock] = [
    StandardPage._meta.get_field("body").stream_block,
    HomePage._meta.get_field("parts").stream_block,
]
BLOCKS = {
    f"{type(stream).__name__}.{name}": block
    for stream in STREAMS
    for name, block in stream.child_blocks.items()
}
JAPANESE = re.compile("[「、0-9]*[ぁ-んァ-ン一-龠]")
EMPTY = "現在、該当するものはありません。"


@pytest.fixture
def _city() -> None:
    """Something of everything that previews show."""
    make_many(3)
    FacilityFactory(wheelchair_accessible=True)
    GroupFactory(membership_open=True, looking_for="手伝ってくださる方")
    index = CaseStudyIndexPageFactory()
    CaseStudyPageFactory(parent=index, image=picture(), image_alt="川辺")
    edition = HandbookPageFactory()
    HandbookSectionPageFactory(parent=edition)
    news = NewsIndexPageFactory()
    NewsPageFactory(parent=news, category="call")


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_names_itself_in_japanese(name: str) -> None:
    block = BLOCKS[name]
    assert block.meta.icon != "placeholder"
    with translation.override("ja"):
        for text in (block.label, block.meta.group, block.get_description()):
            assert JAPANESE.search(str(text)), text


def texts_in(block: Block, value: Any) -> Iterator[str]:
    """The texts of an example, each of its lists with something in it."""
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from texts_in(child, value.get(name))
    elif isinstance(block, ListBlock):
        assert len(value) >= block.meta.min_num
        for item in value:
            yield from texts_in(block.child_block, item)
    elif type(block) is CharBlock:
        yield str(value or "")


@pytest.mark.django_db
@pytest.mark.usefixtures("_city")
def test_every_block_shows_in_the_picker_what_it_makes(admin_client: Client) -> None:
    seen: dict[str, str] = {}
    for name, block in BLOCKS.items():
        assert block.is_previewable, name
        html = admin_client.get("/admin/block-preview/", {"id": block.definition_prefix})
        soup = BeautifulSoup(html.content, "html.parser")
        assert soup.html["lang"] == "ja"
        sheets = {link["href"].rpartition("/")[2].partition(".")[0] for link in soup("link")}
        assert sheets >= {"tokens", "components", "pages", "home", "records"}
        text = " ".join(soup.main.stripped_strings)
        assert JAPANESE.search(text), name
        assert EMPTY not in text, name
        with translation.override("ja"):
            examples = list(texts_in(block, block.get_preview_value()))
        assert [each for each in examples if each not in text] == [], name
        assert "<" not in text, name
        seen[name] = text
    assert len(set(seen.values())) == len(BLOCKS)


@pytest.mark.django_db
def test_a_part_of_an_empty_front_page_says_so(admin_client: Client) -> None:
    part = BLOCKS["FrontPartsBlock.cases"]
    html = admin_client.get("/admin/block-preview/", {"id": part.definition_prefix})
    assert EMPTY in html.content.decode()


def fields_of(block: Block, path: str) -> Iterator[tuple[str, Block]]:
    """Every field that an editor fills in, with its path."""
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from fields_of(child, f"{path}.{name}")
    elif isinstance(block, ListBlock):
        yield path, block
        if isinstance(block.child_block, StructBlock):
            yield from fields_of(block.child_block, path)
    else:
        yield path, block


@pytest.mark.parametrize("name", [name for name in BLOCKS if name.startswith("Body")])
def test_every_field_says_in_japanese_what_belongs_there(name: str) -> None:
    for path, field in fields_of(BLOCKS[name], name):
        if isinstance(BLOCKS[name], StructBlock):
            with translation.override("ja"):
                words = str(getattr(field.meta, "help_text", "") or field.field.help_text)
            assert JAPANESE.match(words), path
            if type(field) is CharBlock:
                assert "例：" in words or "空欄" in words, path


@pytest.mark.parametrize("name", [name for name in BLOCKS if name.startswith("Body")])
def test_texts_lists_and_numbers_have_limits(name: str) -> None:
    for path, field in fields_of(BLOCKS[name], name):
        if isinstance(field, ListBlock):
            assert field.meta.min_num, path
            assert field.meta.max_num, path
        elif isinstance(field, IntegerBlock):
            assert field.field.min_value, path
            assert field.field.max_value, path
        elif isinstance(field, CharBlock):
            assert field.field.max_length, path
