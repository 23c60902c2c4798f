"""Every block shows itself on a page, and breaks no draft."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.blocks import StreamValue
from wagtail.documents.models import Document

from cms.blocks import BodyBlock
from tests.cms.images import picture

from ..factories import StandardPageFactory, stream

BLOCKS = BodyBlock().child_blocks


def shown(client: Client, *blocks: tuple[str, object]) -> str:
    """The page with these blocks, as a reader gets it."""
    page = StandardPageFactory(body=stream(*blocks))
    html = client.get(page.get_url()).content.decode()
    return html[html.index('<div class="body">') : html.index("</article>")]


@pytest.mark.django_db
def test_texts_keep_their_marks_and_lose_scripts(client: Client) -> None:
    html = shown(
        client, ("text", "<p>一<b>二</b></p>"), ("heading", {"text": "<i>", "level": "h2"})
    )
    assert "一<b>二</b>" in html
    assert "&lt;i&gt;" in html


@pytest.mark.django_db
def test_notes_say_their_kind_in_words(client: Client) -> None:
    note = {"kind": "warning", "title": "持ち物", "body": "<p>軍手</p>"}
    html = shown(client, ("note", note))
    assert '<aside class="notice notice--warning">' in html
    assert '<span class="badge">注意</span> 持ち物' in html


@pytest.mark.django_db
def test_tables_name_their_headers(client: Client) -> None:
    table = {
        "columns": [{"type": "text", "heading": "形態"}, {"type": "number", "heading": "件数"}],
        "rows": [{"values": ["後援", 1234]}, {"values": ["委託", 2.5]}, {"values": ["", None]}],
    }
    html = shown(client, ("table", {"caption": "表題", "row_headers": True, "table": table}))
    assert "<caption>表題</caption>" in html
    assert '<th scope="col" class="cell--number">件数</th>' in html
    assert '<th scope="row" class="cell--whole">後援</th>' in html.replace("\n", "")
    assert ">1,234<" in html.replace("\n", "")
    assert "2.50" in html or "2.5" in html
    assert "None" not in html
    plain = shown(client, ("table", {"caption": "表題", "row_headers": False, "table": table}))
    assert 'scope="row"' not in plain


@pytest.mark.django_db
def test_lists_show_every_entry(client: Client) -> None:
    html = shown(
        client,
        ("steps", {"title": "", "steps": [{"title": "相談", "body": "<p>窓口へ</p>"}] * 3}),
        ("comparison", {"title": "役割", "items": [{"title": "市", "points": ["貸す"]}] * 2}),
        ("checklist", {"title": "前に", "items": ["目的", "役割"]}),
    )
    assert html.count('<p class="steps__title">相談</p>') == 3
    assert html.count("<li>貸す</li>") == 2
    assert html.count('<input type="checkbox"') == 2


@pytest.mark.django_db
def test_figures_have_their_text_and_caption(client: Client) -> None:
    figure = {"image": picture().pk, "alt": "赤い花", "caption": "春の花壇"}
    html = shown(client, ("figure", figure))
    assert 'alt="赤い花"' in html
    assert "<figcaption>春の花壇</figcaption>" in html


@pytest.mark.django_db
def test_many_figures_cost_two_queries(
    client: Client, django_assert_max_num_queries: object
) -> None:
    pages = [
        StandardPageFactory(
            body=stream(*[("figure", {"image": picture().pk, "alt": "花", "caption": ""})] * number)
        )
        for number in (1, 6)
    ]
    counts = []
    for page in pages:
        client.get(page.get_url())
        with django_assert_max_num_queries(12) as found:
            client.get(page.get_url())
        counts.append(len(found))
    assert counts[0] == counts[1]


@pytest.mark.django_db
def test_downloads_name_kind_and_size(client: Client) -> None:
    document = Document.objects.create(title="申請書", file=ContentFile(b"x" * 2048, "form.pdf"))
    html = shown(
        client, ("download", {"document": document.pk, "title": "", "description": "記入"})
    )
    assert ">申請書</a>" in html
    assert "PDF, 2.0" in html
    document.delete()
    html = shown(client, ("download", {"document": None, "title": "x", "description": ""}))
    assert "<a href" not in html


def test_an_alternative_text_is_required() -> None:
    assert BLOCKS["figure"].child_blocks["alt"].required
    assert BLOCKS["table"].child_blocks["caption"].required


@pytest.mark.django_db
@pytest.mark.parametrize("name", BLOCKS)
def test_an_unfinished_draft_of_a_block_is_kept_and_shown(name: str) -> None:
    """As it is at first, which the editor sends by itself while one writes."""
    page = StandardPageFactory(live=False)
    empty = StreamValue(BodyBlock(), [(name, BLOCKS[name].get_default())])
    page.body = BodyBlock().clean_deferred(empty)
    assert page.make_preview_request().status_code == 200
