"""What pages tell search engines and those they are shared with."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from tests.portal.factories import GroupFactory

from .factories import (
    HandbookPageFactory,
    HandbookSectionPageFactory,
    StandardPageFactory,
    aliased,
    japanese_home,
)

pytestmark = pytest.mark.django_db


def html(client: Client, url: str) -> str:
    """The page's markup."""
    return client.get(url).content.decode()


def meta(text: str) -> dict[str, str]:
    """The contents of the meta elements by name or property."""
    return dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', text))


def test_a_page_says_title_description_address_and_card(client: Client) -> None:
    page = StandardPageFactory(title="方針", slug="policy", summary="個人情報の扱いです。")
    text = html(client, page.get_url())
    found = meta(text)
    assert "<title>方針｜ともに</title>" in text
    assert '<link rel="canonical" href="http://testserver/policy/">' in text
    assert found["description"] == found["og:description"] == "個人情報の扱いです。"
    assert found["og:title"] == "方針"
    assert found["og:locale"] == "ja_JP"
    assert found["og:image"].endswith("/static/cms/social-card.png")
    assert "robots" not in found


def test_a_text_is_an_article_and_the_front_page_a_website(client: Client) -> None:
    home, page = japanese_home(), StandardPageFactory()
    assert meta(html(client, home.get_url()))["og:type"] == "website"
    assert meta(html(client, page.get_url()))["og:type"] == "article"


def test_a_page_that_repeats_the_original_is_not_indexed(client: Client) -> None:
    alias = aliased(StandardPageFactory())
    assert meta(html(client, alias.get_url()))["robots"] == "noindex"


def test_titles_cannot_break_out(client: Client) -> None:
    page = StandardPageFactory(title='"></script><script>alert(1)</script>', slug="evil")
    text = html(client, page.get_url())
    assert "<script>alert" not in text


@pytest.mark.parametrize("kind", ["section", "group"])
def test_the_way_from_home_is_told_to_machines(client: Client, kind: str) -> None:
    chapter = HandbookSectionPageFactory(parent=HandbookPageFactory(), title="協働とは")
    url = chapter.get_url() if kind == "section" else GroupFactory(code="G1").get_absolute_url()
    code = re.search(
        r'<script type="application/ld\+json">(.*?"BreadcrumbList".*?)</script>', html(client, url)
    )
    assert code is not None
    items = json.loads(code[1])["itemListElement"]
    assert [item["position"] for item in items] == [1, 2, 3]
    assert items[-1]["item"].endswith(url)


def test_a_missing_page_has_no_address_of_its_own(client: Client) -> None:
    text = html(client, "/nothing/")
    assert 'rel="canonical"' not in text
    assert meta(text)["robots"] == "noindex"
