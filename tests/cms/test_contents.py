"""The table of contents of a page."""

from __future__ import annotations

import pytest
from django.test import Client

from .factories import StandardPageFactory, stream

pytestmark = pytest.mark.django_db

BODY = stream(
    ("heading", {"text": "大", "level": "h2"}),
    ("text", "<p>本文</p>"),
    ("heading", {"text": "中", "level": "h3"}),
    ("heading", {"text": "小", "level": "h4"}),
)


def test_large_and_medium_headings_enter_in_order() -> None:
    page = StandardPageFactory(body=BODY)
    assert [(entry.text, entry.level) for entry in page.table_of_contents()] == [
        ("大", "h2"),
        ("中", "h3"),
    ]


def test_every_entry_leads_to_its_heading(client: Client) -> None:
    page = StandardPageFactory(body=BODY)
    html = client.get(page.get_url()).content.decode()
    for entry in page.table_of_contents():
        assert f'<a href="#{entry.anchor}">{entry.text}</a>' in html
        assert f'<{entry.level} id="{entry.anchor}">{entry.text}</{entry.level}>' in html


def test_an_anchor_outlives_a_new_wording_and_a_new_place() -> None:
    page = StandardPageFactory(body=BODY)
    before = page.table_of_contents()[1].anchor
    raw = [dict(block) for block in page.body.raw_data]
    raw[2]["value"] = {"text": "書き直した見出し", "level": "h3"}
    page.body = page._meta.get_field("body").to_python([raw[2], raw[0]])
    page.save()
    page.refresh_from_db()
    (first, _second) = page.table_of_contents()
    assert (first.text, first.anchor) == ("書き直した見出し", before)
