"""A page is found by its address in one query, and never where Wagtail would not show it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction, Site

from cms.routing import page_at

from .factories import (
    CaseStudyPageFactory,
    HandbookPageFactory,
    HandbookSectionPageFactory,
    StandardPageFactory,
    aliased,
    japanese_home,
)
from .images import picture

pytestmark = pytest.mark.django_db


def deep() -> Page:
    """A section of the fourth level."""
    page = HandbookPageFactory(slug="handbook")
    for level in range(4):
        page = HandbookSectionPageFactory(parent=page, slug=f"level-{level}")
    return page


@pytest.mark.parametrize("english", [False, True])
def test_one_query_finds_a_page_as_what_it_is(
    english: bool, django_assert_num_queries: Any
) -> None:
    page = deep()
    for above in (*page.get_ancestors().filter(depth__gt=2), page):
        last = aliased(above.specific)
    wanted = last if english else page
    Page.objects.first()  # content types are read once a process
    with django_assert_num_queries(1):
        found = page_at(wanted.url_path)
        assert type(found) is type(page)
        assert found.pk == wanted.pk
        assert found.source.pk == page.pk
        assert found.is_open


def test_the_picture_of_a_case_comes_with_it(django_assert_num_queries: Any) -> None:
    case = CaseStudyPageFactory(image=picture(), image_alt="川辺")
    with django_assert_num_queries(1):
        assert page_at(case.url_path).image.title == "花壇"


def test_a_private_page_is_known_to_be_private_also_below_it() -> None:
    page = deep()
    above = page.get_parent().get_parent()
    assert page_at(page.url_path).is_open
    PageViewRestriction.objects.create(page=above, restriction_type="login")
    assert not page_at(page.url_path).is_open


def test_what_is_no_page_of_ours_is_left_to_wagtail() -> None:
    assert page_at("/nowhere/") is None
    assert page_at(Page.get_first_root_node().url_path) is None


@pytest.mark.parametrize(
    ("path", "status"),
    [("/handbook/level-0/", 200), ("/handbook/level-0", 301), ("/handbook/level-9/", 404),
     ("/handbook/draft/", 404), ("/handbook/%E3%81%82/", 404)],
)  # fmt: skip
def test_addresses_answer_as_wagtail_does(client: Client, path: str, status: int) -> None:
    page = deep()
    edition = page.get_ancestors().get(slug="handbook").specific
    HandbookSectionPageFactory(parent=edition, slug="draft", live=False)
    assert client.get(path).status_code == status


def test_the_same_address_is_another_page_on_another_site(client: Client) -> None:
    StandardPageFactory(slug="about", title="この市について")
    root = Page.get_first_root_node()
    other = root.add_child(instance=type(japanese_home())(title="別の市", slug="other"))
    Site.objects.create(hostname="other.test", root_page=other)
    Site.clear_site_root_paths_cache()
    assert client.get("/about/").status_code == 200
    assert client.get("/about/", headers={"host": "other.test"}).status_code == 404


def test_a_page_expired_or_unpublished_meanwhile_is_not_served(client: Client) -> None:
    page = StandardPageFactory(slug="about")
    assert client.get("/about/").status_code == 200
    page.unpublish()
    assert client.get("/about/").status_code == 404
