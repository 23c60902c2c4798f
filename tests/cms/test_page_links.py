"""Links to pages in a body."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.utils import translation
from wagtail.rich_text import expand_db_html

from cms import page_links
from cms.page_links import know_links

from .factories import StandardPageFactory, aliased, stream

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _outside_any_request() -> Iterator[None]:
    yield
    page_links._forget()


def link(page: int) -> str:
    """A link as rich text is stored."""
    return f'<p><a linktype="page" id="{page}">ここ</a></p>'


def test_a_body_with_many_links_costs_one_query(
    client: Client, django_assert_num_queries: Callable
) -> None:
    pages = [StandardPageFactory() for _number in range(5)]
    texts = [("text", link(page.pk)) for page in pages]
    body = StandardPageFactory(body=stream(*texts)).body
    pages[0].get_url()
    with django_assert_num_queries(1):
        know_links(body)
        html = [expand_db_html(text) for _kind, text in texts]
    assert html == [f'<p><a href="{page.get_url()}">ここ</a></p>' for page in pages]


def test_a_reader_of_english_is_led_to_the_english_page() -> None:
    page = StandardPageFactory(slug="about")
    aliased(page)
    assert 'href="/about/"' in expand_db_html(link(page.pk))
    with translation.override("en"):
        assert 'href="/en/about/"' in expand_db_html(link(page.pk))


def test_a_page_that_is_gone_leaves_its_words() -> None:
    assert expand_db_html(link(987654)) == "<p><a>ここ</a></p>"


def test_what_was_known_ends_with_the_request(client: Client) -> None:
    target = StandardPageFactory(slug="before")
    page = StandardPageFactory(body=stream(("text", link(target.pk))))
    assert 'href="/before/"' in client.get(page.get_url()).content.decode()
    target.slug = "after"
    target.save_revision().publish()
    assert 'href="/after/"' in expand_db_html(link(target.pk))
