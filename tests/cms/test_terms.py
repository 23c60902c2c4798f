"""A term is explained where a page first uses it."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import Locale

from cms.models import GlossaryTerm
from cms.terms import Terms

from .factories import HandbookSectionPageFactory, stream

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _terms() -> None:
    locale = Locale.objects.get(language_code="ja")
    for word, reading in (("協働", "きょうどう"), ("協働事業", ""), ("<委託>", "")):
        GlossaryTerm.objects.create(
            term=word, reading=reading, explanation=f"{word}の意味", locale=locale
        )


def test_the_longest_term_is_marked_and_each_only_once() -> None:
    html = Terms(GlossaryTerm.objects.all()).mark("<p>協働事業と協働。協働と協働事業。</p>")
    assert html.count("<button") == 2
    assert html.index("協働事業</button>") < html.index("協働</button>")
    assert "（きょうどう）" in html


def test_brackets_and_stops_keep_with_their_term() -> None:
    html = Terms(GlossaryTerm.objects.all()).mark("<p>これが「協働」、次が協働事業。</p>")
    assert html.startswith('<p>これが<span class="term">「<button')
    assert '</span>」</span>、次が<span class="term"><button' in html
    assert html.endswith("</span>。</span></p>")


def test_links_and_attributes_are_left_alone() -> None:
    html = '<p title="協働"><a href="/x/">協働</a></p>'
    assert Terms(GlossaryTerm.objects.all()).mark(html) == html


def test_each_block_of_a_section_knows_what_was_marked_before(client: Client) -> None:
    body = stream(("text", "<p>協働の話。</p>"), ("text", "<p>協働の続き。</p>"))
    html = client.get(HandbookSectionPageFactory(body=body).get_url()).content.decode()
    assert html.count("協働</button>") == 1
    assert "協働の意味" in html


def test_a_page_without_terms_is_as_it_was() -> None:
    assert Terms([]).mark("<p>協働</p>") == "<p>協働</p>"
